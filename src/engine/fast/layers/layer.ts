import type { Shape } from '../../tensor.ts';
import type { Machine } from '../machine.ts';

/** A tensor's place in the machine's memory. */
export interface Slot {
  shape: Shape;
  value: number;
  /** Where its gradient goes; 0 if nobody wants it. */
  gradient: number;
  /** The output of the ReLU that alone reads it, where the two are worked out together. */
  rectified?: Slot;
  /** Of an input: its gradient goes past the ReLU that made it, and so counts only where the value is above 0. */
  pastRelu?: boolean;
}

/**
 * An op laid out: it knows its addresses, and running it allocates nothing. Both work on the first `batch` images, and do this
 * thread's share of it: `machine.crew` tells which.
 */
export interface Layer {
  forward(batch: number, training: boolean): void;
  /** Writes the gradient of every input that wants one. */
  backward(batch: number): void;
}

/** A fast op: the rule of its output's shape, and the layer that it becomes. */
export interface FastOp<Options> {
  /** Inputs that it cannot do without, the first ones; 1 if left out. */
  needs?: number;
  /** Whether it can work out `output.rectified` while training, and whether it takes the gradient from there too. */
  rectifies?: 'forward' | 'both ways';
  shape(inputs: readonly Shape[], options: Options): Shape;
  lay(machine: Machine, inputs: readonly (Slot | undefined)[], output: Slot, options: Options): Layer;
}

/** Numbers in a share of cells are a multiple of this: kernels work on whole vectors, and threads best on whole cache lines. */
export const VECTORS = 16;

/** Numbers per image of an activation [batch, …]. */
export const perImage = ([, ...rest]: Shape): number => rest.reduce((product, length) => product * length, 1);
