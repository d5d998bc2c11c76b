import { crossEntropy } from '@engine/ops/cross-entropy.ts';
import { spatial } from '@engine/shape/axes.ts';
import { type Tensor, sizeOf } from '@engine/tensor.ts';
import { batcher } from './data/batch.ts';
import type { Dataset, Normalisation } from './data/dataset.ts';
import type { Learner } from './learner.ts';

/** How well a network tells the images of a dataset. */
export interface Evaluation {
  /** Mean over the images. */
  loss: number;
  /** Share told rightly. */
  accuracy: number;
  /** Of each image. */
  losses: Float32Array;
  /** The class that each image was told to be. */
  predictions: Uint8Array;
  /** [classes, classes]: how many images of the class of the row were told to be of the class of the column. */
  confusion: Int32Array;
}

/** Images in a batch of an evaluation. */
export const EVALUATION_BATCH = 100;

/**
 * Tells of any place the class with the largest logit, the first of them if there are several.
 * Logits [batch, classes, …], places [batch, …] laid flat.
 */
export function largestIn({ shape, data }: Tensor): (place: number) => number {
  const classes = shape[1]!;
  const places = sizeOf(spatial(shape));
  return (place) => {
    const start = Math.floor(place / places) * classes * places + (place % places);
    let best = 0;
    for (let each = 1; each < classes; each++)
      if (data[start + each * places]! > data[start + best * places]!) best = each;
    return best;
  };
}

/** At how many places logits [batch, classes, …] are largest for their label; labels [batch, …], laid flat. */
export function countCorrect(logits: Tensor, labels: Uint8Array): number {
  const largest = largestIn(logits);
  return labels.reduce((count, label, place) => count + (largest(place) === label ? 1 : 0), 0);
}

/** Batch by batch, so that a worker can look up in between: yields how many images are done, and returns the whole. */
export function* evaluating(
  learner: Learner,
  dataset: Dataset,
  normalisation: Normalisation,
): Generator<number, Evaluation> {
  const { labels, classes } = dataset;
  const count = labels.length;
  const losses = new Float32Array(count);
  const predictions = new Uint8Array(count);
  const confusion = new Int32Array(classes.length ** 2);
  const { fill } = batcher(dataset, normalisation, EVALUATION_BATCH);
  for (let start = 0; start < count; start += EVALUATION_BATCH) {
    const numbers = Int32Array.from(
      { length: Math.min(EVALUATION_BATCH, count - start) },
      (_, place) => start + place,
    );
    const batch = fill(numbers);
    const logits = learner.predict(batch.images);
    losses.set(crossEntropy([logits], { target: batch.labels, reduction: 'none' }).output.data, start);
    const largest = largestIn(logits);
    batch.labels.forEach((label, place) => {
      const told = largest(place);
      predictions[start + place] = told;
      confusion[label * classes.length + told]!++;
    });
    yield start + numbers.length;
  }
  const right = labels.reduce((sum, label, image) => sum + (predictions[image] === label ? 1 : 0), 0);
  return {
    loss: losses.reduce((sum, loss) => sum + loss, 0) / count,
    accuracy: right / count,
    losses,
    predictions,
    confusion,
  };
}

export function evaluate(learner: Learner, dataset: Dataset, normalisation: Normalisation): Evaluation {
  const work = evaluating(learner, dataset, normalisation);
  let turn = work.next();
  while (!turn.done) turn = work.next();
  return turn.value;
}
