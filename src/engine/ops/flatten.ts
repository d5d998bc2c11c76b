import { Tensor } from '../tensor.ts';
import { flattenShape } from '../shape/flatten.ts';
import type { Op } from './op.ts';

export interface FlattenOptions {
  /** Default 1: the batch stays. */
  startDim?: number;
  /** Default −1: the last. */
  endDim?: number;
}

/**
 * The axes from startDim to endDim are laid out as one; no number moves.
 * [batch, …] → [batch, product of the rest], unless told otherwise.
 * @throws ShapeError if there are no such axes.
 */
export const flatten: Op<readonly [input: Tensor], [options?: FlattenOptions]> = ([input], options = {}) => ({
  output: new Tensor(flattenShape(input.shape, options.startDim, options.endDim), input.data),
  backward: [(gradient) => new Tensor(input.shape, gradient.data)],
});
