import type { Tensor } from '../tensor.ts';
import { spatial } from '../shape/axes.ts';
import { type OutputSize, adaptivePoolShape, adaptiveWindows } from '../shape/pool.ts';
import type { MaxPass } from './max-pool.ts';
import type { Op } from './op.ts';
import { blockCells, pickMax, routeToWinners } from './pooling.ts';

/**
 * Each output cell is the largest number in its share of the input; the gradient goes to that cell alone, the first of equals.
 * [batch, channels, …] → [batch, channels, …outputSize].
 * @throws ShapeError if the output size does not fit the shape.
 */
export const adaptiveMaxPool: Op<readonly [input: Tensor], [options: { outputSize: OutputSize }], MaxPass> = (
  [input],
  { outputSize },
) => {
  const shape = adaptivePoolShape('adaptiveMaxPool', input.shape, outputSize);
  const lengths = spatial(input.shape);
  const blocks = spatial(shape).map((length, axis) => adaptiveWindows(lengths[axis]!, length));
  const { output, winners } = pickMax(input, blockCells(lengths, blocks), shape);
  return { output, winners, backward: [(gradient) => routeToWinners(gradient, winners, input.shape)] };
};
