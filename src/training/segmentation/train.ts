import { type Schedule, rateFactor } from '@engine/optim/index.ts';
import { Random } from '@engine/random.ts';
import { Tensor } from '@engine/tensor.ts';
import { SHAPES_SIDE, type ShapePictures, shapeClasses } from '../data/shapes/index.ts';
import { randomFor } from '../data/stream.ts';
import { largestIn } from '../evaluation.ts';
import { fastBackend } from '../fast/learner.ts';
import { beginParameters } from '../initial.ts';
import type { Backend, Learner } from '../learner.ts';
import { type WeightsRecord, readWeights } from '../record/weights.ts';
import { type Variant, segmenter } from './network.ts';
import { type Overlap, overlapsOf, together } from './overlap.ts';

/** All that decides how a segmenter learns; every variant by the same. */
export const segmentationRecipe = {
  /** Each variant learns once from each. What the first gives is kept and shown; the others tell how far chance goes. */
  seeds: [1, 2, 3],
  /** Pictures to learn from and pictures held out: how many, and the seed that they are drawn from. */
  training: { count: 1024, seed: 1 },
  held: { count: 128, seed: 2 },
  batchSize: 8,
  steps: 1200,
  lr: 3e-3,
} as const;

const size = SHAPES_SIDE ** 2;

/** Pictures [count, 1, side, side] as a network reads them: 0 is a mid grey. */
export function asInput(images: Uint8Array): Tensor {
  const input = new Tensor([images.length / size, 1, SHAPES_SIDE, SHAPES_SIDE]);
  for (let pixel = 0; pixel < images.length; pixel++) input.data[pixel] = (images[pixel]! / 255 - 0.5) / 0.25;
  return input;
}

/** The class with the highest score, pixel by pixel: scores [batch, classes, side, side] → [batch, side, side]. */
export const maskOf = (scores: Tensor): Uint8Array => {
  const largest = largestIn(scores);
  return Uint8Array.from({ length: scores.size / scores.shape[1]! }, (_, pixel) => largest(pixel));
};

/** A network of this variant that has learned nothing yet. */
export function beginSegmenter(
  variant: Variant,
  batchSize: number,
  { seed = segmentationRecipe.seeds[0], backend = fastBackend }: { seed?: number; backend?: Backend } = {},
): Learner {
  const network = segmenter(variant);
  const { lr } = segmentationRecipe;
  const state = beginParameters(network, { kind: 'kaiming-normal', nonlinearity: 'relu' }, seed);
  return backend.learner(network, state, {
    optimizer: { name: 'Adam', lr },
    images: [batchSize, 1, SHAPES_SIDE, SHAPES_SIDE],
  });
}

/** Puts recorded weights and running statistics into a learner. */
export function fillIn(learner: Learner, record: WeightsRecord): void {
  for (const [name, { data }] of readWeights(record))
    (learner.parameters.get(name) ?? learner.buffers.get(name)!).data.set(data);
}

/** Trains from beginning to end. `tell` hears the loss of each step. */
export function trainSegmenter(
  variant: Variant,
  { count, images, labels }: ShapePictures,
  seed: number,
  tell: (loss: number, step: number) => void = () => undefined,
): Learner {
  const { batchSize, steps, lr } = segmentationRecipe;
  const learner = beginSegmenter(variant, batchSize, { seed });
  const schedule: Schedule = { kind: 'cosine', steps };
  const perEpoch = Math.floor(count / batchSize);
  let order: Int32Array = new Int32Array();
  for (let step = 0; step < steps; step++) {
    const at = step % perEpoch;
    if (at === 0) order = randomFor(seed, 'order', step / perEpoch).permutation(count);
    const chosen = [...order.subarray(at * batchSize, (at + 1) * batchSize)];
    const take = (from: Uint8Array) => {
      const taken = new Uint8Array(batchSize * size);
      chosen.forEach((number, place) => {
        taken.set(from.subarray(number * size, (number + 1) * size), place * size);
      });
      return taken;
    };
    const batch = { images: asInput(take(images)), labels: take(labels) };
    const { loss } = learner.learn(batch, new Random(seed));
    learner.update(lr * rateFactor(schedule, step));
    tell(loss, step + 1);
  }
  return learner;
}

/** The overlap of each class over all the pictures. */
export function overlapOn(learner: Learner, { count, images, labels }: ShapePictures): Overlap[] {
  const { batchSize } = segmentationRecipe;
  const batches = Array.from({ length: Math.ceil(count / batchSize) }, (_, index) => {
    const [from, to] = [index * batchSize * size, Math.min(count, (index + 1) * batchSize) * size];
    const mask = maskOf(learner.predict(asInput(images.subarray(from, to))));
    return overlapsOf(mask, labels.subarray(from, to), shapeClasses.length);
  });
  return together(batches);
}
