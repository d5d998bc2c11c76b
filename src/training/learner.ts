import type { OptimizerOptions, RuleState, UpdateRule } from '@engine/optim/index.ts';
import type { Random } from '@engine/random.ts';
import type { Tensor } from '@engine/tensor.ts';
import type { Network } from '@network/graph.ts';
import type { State } from '@network/run/index.ts';
import type { Batch } from './data/batch.ts';

/** What one batch taught. The gradients hold until the next batch. */
export interface Lesson {
  /** Mean over the batch. */
  loss: number;
  /** How many images of the batch were told rightly. */
  correct: number;
  /** By the name of the parameter. */
  gradients: ReadonlyMap<string, Float32Array>;
}

/** A network that can learn. It moves nothing by itself: an update rule does, in the memory of `parameters`. */
export interface Learner {
  /** Trained tensors by PyTorch's name in the state_dict; always the same memory. */
  readonly parameters: ReadonlyMap<string, Tensor>;
  /** What is kept but not trained, batch norm's running statistics; `learn` moves it. */
  readonly buffers: ReadonlyMap<string, Tensor>;
  /** Forward and backward. `random` is what dropout draws from. */
  learn(batch: Batch, random: Random): Lesson;
  /** Logits [batch, classes] in evaluation. Hold until the next call. */
  predict(images: Tensor): Tensor;
  /** The value of every node in evaluation, by its id. */
  activations(images: Tensor): ReadonlyMap<string, Tensor>;
}

/** What computes. The training loop knows no more: plain autograd offers this (`plain.ts`), and so can something faster. */
export interface Backend {
  name: string;
  learner(network: Network, state: State): Learner;
  updateRule(options: OptimizerOptions): UpdateRule;
  /** The state of a tensor of `size` numbers before its first step, in memory that the rule can reach. */
  beginState(rule: UpdateRule, size: number): RuleState;
}
