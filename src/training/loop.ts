import { rateFactor, updateRule } from '@engine/optim/index.ts';
import type { Network } from '@network/graph.ts';
import { type Batch, type Batcher, batcher } from './data/batch.ts';
import { type Dataset, type Normalisation, normalisationOf } from './data/dataset.ts';
import { randomFor } from './data/stream.ts';
import { EVALUATION_BATCH } from './evaluation.ts';
import { beginParameters } from './initial.ts';
import type { Backend, Learner, Lesson } from './learner.ts';
import { plainBackend } from './plain.ts';
import { type Recipe, checkRecipe } from './recipe.ts';

/** A run under way. `step`, `stepApart` and `restore` move it, and nothing else; it reads no clock. */
export interface Training {
  readonly recipe: Recipe;
  readonly network: Network;
  readonly data: Dataset;
  readonly normalisation: Normalisation;
  readonly learner: Learner;
  /** Before its schedule. */
  readonly lr: number;
  readonly stepsPerEpoch: number;
  readonly steps: number;
  /** Steps made so far. */
  step: number;
  readonly batches: Batcher;
  /** The order of the images in one epoch, the last that was asked for. */
  order: { epoch: number; numbers: Int32Array };
}

/** What one step gave. */
export interface Step {
  /** Counts from 1: how many steps have been made with it. */
  step: number;
  /** Counts from 0. */
  epoch: number;
  /** Of the batch, before the update. */
  loss: number;
  accuracy: number;
  lr: number;
}

/**
 * A run before its first step. Images are normalised by mean and deviation of `data`.
 * @throws RangeError for a recipe out of range. @throws ShapeError for a network that cannot read the images.
 */
export function init(
  network: Network,
  data: Dataset,
  recipe: Recipe,
  backend: Backend = plainBackend,
): Training {
  const count = data.labels.length;
  checkRecipe(recipe, count);
  const { seed, epochs, batchSize, initialisation = { kind: 'default' } } = recipe;
  const learner = backend.learner(network, beginParameters(network, initialisation, seed), {
    optimizer: recipe.optimizer,
    images: [Math.max(batchSize, EVALUATION_BATCH), 1, data.height, data.width],
  });
  const normalisation = normalisationOf(data);
  const stepsPerEpoch = Math.ceil(count / batchSize);
  return {
    recipe,
    network,
    data,
    normalisation,
    learner,
    lr: updateRule(recipe.optimizer).lr,
    stepsPerEpoch,
    steps: epochs * stepsPerEpoch,
    step: 0,
    batches: batcher(data, normalisation, batchSize),
    order: { epoch: -1, numbers: new Int32Array() },
  };
}

export const isDone = ({ step, steps }: Training): boolean => step >= steps;

/** The batch that the next step learns from; always the same for the same recipe and step. */
export function nextBatch(training: Training): Batch {
  const { recipe, step, stepsPerEpoch, batches, data } = training;
  const { seed, batchSize, augmentation } = recipe;
  const epoch = Math.floor(step / stepsPerEpoch);
  if (training.order.epoch !== epoch) {
    const numbers = randomFor(seed, 'order', epoch).permutation(data.labels.length);
    training.order = { epoch, numbers };
  }
  const start = (step % stepsPerEpoch) * batchSize;
  const numbers = training.order.numbers.subarray(start, start + batchSize);
  return augmentation
    ? batches.fill(numbers, augmentation, randomFor(seed, 'augmentation', step))
    : batches.fill(numbers);
}

/** Sees the gradients before any parameter has moved; the running statistics of batch norm have. */
export type Watch = (lesson: Lesson, batch: Batch) => void;

const dropoutOf = ({ recipe, step }: Training) => randomFor(recipe.seed, 'dropout', step);

/** One step: a batch, its gradients, the update. */
export function step(training: Training, watch?: Watch): Step {
  const batch = nextBatch(training);
  return conclude(training, batch, training.learner.learn(batch, dropoutOf(training)), watch);
}

/** As `step`, where a learner that can may share the work: yields what is to be awaited, and then to be handed in. */
export function* stepApart(training: Training, watch?: Watch): Generator<Promise<Lesson>, Step, Lesson> {
  const { learner } = training;
  if (!learner.learnApart) return step(training, watch);
  const batch = nextBatch(training);
  const answer = learner.learnApart(batch, dropoutOf(training));
  return conclude(training, batch, answer instanceof Promise ? yield answer : answer, watch);
}

function conclude(training: Training, batch: Batch, lesson: Lesson, watch?: Watch): Step {
  const { recipe, learner, stepsPerEpoch } = training;
  watch?.(lesson, batch);
  const lr = training.lr * rateFactor(recipe.schedule ?? { kind: 'constant' }, training.step);
  learner.update(lr);
  const epoch = Math.floor(training.step / stepsPerEpoch);
  training.step++;
  return {
    step: training.step,
    epoch,
    loss: lesson.loss,
    accuracy: lesson.correct / batch.labels.length,
    lr,
  };
}
