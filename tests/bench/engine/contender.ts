import type { Numbers } from './numbers.ts';
import type { Workload } from './workloads.ts';

/** What is compared, by name: the output, gradients, or the loss and the parameters after a few steps of training. */
export type Outputs = Record<string, Float32Array>;

/** A piece of work made ready by a contender. */
export interface Prepared {
  /** Once through; a training step moves the parameters. */
  run(): void | Promise<void>;
  /** Of the last run. */
  outputs(): Outputs | Promise<Outputs>;
  /** Gives the memory back. */
  release?(): void;
  /** What the contender lacks and was given by hand, in a few words. */
  help?: string;
}

/** Someone who can do the work: our engine, or a peer. */
export interface Contender {
  /** @throws Cannot, with the reason in a few words. */
  prepare(workload: Workload, numbers: Numbers): Prepared | Promise<Prepared>;
}

/** A contender that has no way to do the work. */
export class Cannot extends Error {
  override name = 'Cannot';
}

/** Steps of training before parameters are compared. */
export const STEPS = 2;

export const ADAM = { lr: 1e-3, beta1: 0.9, beta2: 0.999, eps: 1e-8 } as const;
