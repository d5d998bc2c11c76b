import type { Tensor } from '../tensor.ts';
import type { OutputSize } from '../shape/pool.ts';
import type { MaxPass } from './max-pool.ts';
import type { Op } from './op.ts';
import { adaptiveCells, pickMax, routeToWinners } from './pooling.ts';

/**
 * Each output cell is the largest number in its share of the input; the gradient goes to that cell alone, the first of equals.
 * [batch, channels, …] → [batch, channels, …outputSize].
 * @throws ShapeError if the output size does not fit the shape.
 */
export const adaptiveMaxPool: Op<readonly [input: Tensor], [options: { outputSize: OutputSize }], MaxPass> = (
  [input],
  { outputSize },
) => {
  const { shape, pooled } = adaptiveCells('adaptiveMaxPool', input.shape, outputSize);
  const { output, winners } = pickMax(input, pooled, shape);
  return { output, winners, backward: [(gradient) => routeToWinners(gradient, winners, input.shape)] };
};
