import type { Machine } from './machine.ts';

/** One tensor of parameters with its gradient: stretches of a machine's memory, as `Executor.value` and `gradient` give them. */
export interface Moved {
  parameter: Float32Array;
  gradient: Float32Array;
}

/** What `optim/sgd.ts` works with in one step. */
export interface SGDStep {
  lr: number;
  weightDecay: number;
  momentum: number;
  /** How much of the gradient joins the momentum: 1 in the first step, then 1 − dampening. */
  share: number;
  nesterov: boolean;
}

/** One step of `optim/sgd.ts`. `buffer` is the momentum's, in the same memory; it may be left out if the momentum is 0. */
export function sgdStep(
  { kernels }: Machine,
  { parameter, gradient }: Moved,
  buffer: Float32Array | undefined,
  { lr, weightDecay, momentum, share, nesterov }: SGDStep,
): void {
  const [p, g, count] = [parameter.byteOffset, gradient.byteOffset, parameter.length];
  if (!buffer) kernels.sgd(p, g, count, lr, weightDecay);
  else kernels.sgdMomentum(p, g, buffer.byteOffset, count, lr, weightDecay, momentum, share, nesterov);
}

/** What `optim/adam.ts` works with in one step. */
export interface AdamStep {
  /** Counts from 1. */
  step: number;
  lr: number;
  betas: readonly [number, number];
  eps: number;
  weightDecay: number;
  /** Whether the decay is taken off the parameter itself, as in AdamW. */
  decoupled: boolean;
}

/** One step of `optim/adam.ts`, without amsgrad. `mean` and `square` are in the same memory. */
export function adamStep(
  { kernels }: Machine,
  { parameter, gradient }: Moved,
  mean: Float32Array,
  square: Float32Array,
  { step, lr, betas: [beta1, beta2], eps, weightDecay, decoupled }: AdamStep,
): void {
  // prettier-ignore
  kernels.adam(
    parameter.byteOffset, gradient.byteOffset, mean.byteOffset, square.byteOffset, parameter.length,
    1 - beta1, beta2, 1 - beta2, decoupled ? 1 - lr * weightDecay : 1, decoupled ? 0 : weightDecay,
    lr / (1 - beta1 ** step), Math.sqrt(1 - beta2 ** step), eps,
  );
}
