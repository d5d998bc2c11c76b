import type { OptimizerOptions, RuleState } from '@engine/optim/index.ts';
import type { Random } from '@engine/random.ts';
import type { Shape, Tensor } from '@engine/tensor.ts';
import type { Network } from '@network/graph.ts';
import type { State } from '@network/run/index.ts';
import type { Batch } from './data/batch.ts';

/** What one batch taught. The gradients hold until the next batch. */
export interface Lesson {
  /** Mean over the batch. */
  loss: number;
  /** How many labels of the batch were told rightly: of images, or of pixels. */
  correct: number;
  /** By the name of the parameter; none for one that the output does not depend on. */
  gradients: ReadonlyMap<string, Float32Array>;
}

/** A network that can learn. */
export interface Learner {
  /** Trained tensors by PyTorch's name in the state_dict; always the same memory, so that a snapshot can be put into it. */
  readonly parameters: ReadonlyMap<string, Tensor>;
  /** What is kept but not trained, batch norm's running statistics; `learn` moves it. */
  readonly buffers: ReadonlyMap<string, Tensor>;
  /** What the update rule keeps, by the name of the parameter; always the same memory too. */
  readonly states: ReadonlyMap<string, RuleState>;
  /** Forward and backward. `random` is what dropout draws from. Moves no parameter. */
  learn(batch: Batch, random: Random): Lesson;
  /**
   * As `learn`, but the answer may come later, from others who share the work; the batch must hold until then. The same gradients
   * but for rounding, and no call before it has answered. Only where there are such others.
   */
  learnApart?(batch: Batch, random: Random): Lesson | Promise<Lesson>;
  /** Moves the parameters by the gradients of the last lesson. */
  update(lr: number): void;
  /** Logits [batch, classes, …] in evaluation. Hold until the next call. */
  predict(images: Tensor): Tensor;
  /** The value of every node in evaluation, by its id. Hold until the next call. */
  activations(images: Tensor): ReadonlyMap<string, Tensor>;
  /** Gives back what others could use, its threads and workers: to be called when no more is to be learnt. */
  release?(): void;
}

/** How many numbers the learner trains. */
export const parametersOf = ({ parameters }: Learner): number =>
  [...parameters.values()].reduce((sum, { size }) => sum + size, 0);

export interface LearnerOptions {
  optimizer: OptimizerOptions;
  /** Of the largest batch that it will be given: [batch, channels, height, width]. */
  images: Shape;
}

/** What computes. The training loop knows no more: plain autograd offers this (`plain.ts`), and so can something faster. */
export interface Backend {
  name: string;
  /** @throws ShapeError for a network that cannot read the images. @throws RangeError for an option out of range. */
  learner(network: Network, state: State, options: LearnerOptions): Learner;
}
