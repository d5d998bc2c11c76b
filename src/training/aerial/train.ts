import { rateFactor } from '@engine/optim/index.ts';
import { Random } from '@engine/random.ts';
import { Tensor } from '@engine/tensor.ts';
import { randomFor } from '../data/stream.ts';
import { fastBackend } from '../fast/learner.ts';
import { beginParameters } from '../initial.ts';
import type { Learner } from '../learner.ts';
import { network, normalise } from './detector.ts';
import { FIELD } from './grid.ts';
import { type Flights, PATCH, patchesOf } from './patches.ts';

export interface Schooling {
  flights: Flights;
  patches: number;
  epochs: number;
  batchSize: number;
  lr: number;
  seed: number;
}

/** Teaches the detector to tell what is in the middle of a patch: Adam, its rate cooled along a cosine. */
export function schooled(schooling: Schooling, tell: (line: string) => void): Learner {
  const { flights, patches: count, epochs, batchSize, lr, seed } = schooling;
  const { pixels, labels } = patchesOf(flights, count, seed);
  const learner = fastBackend.learner(
    network,
    beginParameters(network, { kind: 'kaiming-normal', nonlinearity: 'relu' }, seed),
    { optimizer: { name: 'Adam', lr }, images: [batchSize, 3, FIELD, FIELD] },
  );
  const images = new Tensor([batchSize, 3, FIELD, FIELD]);
  const answers = new Uint8Array(batchSize);
  const steps = Math.floor(count / batchSize);
  for (let epoch = 0; epoch < epochs; epoch++) {
    const order = randomFor(seed, 'order', epoch).permutation(count);
    let [loss, correct] = [0, 0];
    for (let step = 0; step < steps; step++) {
      for (let place = 0; place < batchSize; place++) {
        const patch = order[step * batchSize + place]!;
        normalise(pixels.subarray(patch * PATCH, (patch + 1) * PATCH), images.data, place * PATCH);
        answers[place] = labels[patch]!;
      }
      const lesson = learner.learn({ images, labels: answers }, new Random(seed));
      learner.update(lr * rateFactor({ kind: 'cosine', steps: epochs * steps }, epoch * steps + step));
      loss += lesson.loss / steps;
      correct += lesson.correct;
    }
    const share = ((100 * correct) / (steps * batchSize)).toFixed(1);
    tell(`epoch ${epoch + 1} of ${epochs}: loss ${loss.toFixed(4)}, right ${share} %`);
  }
  return learner;
}
