import type { Tensor } from '../tensor.ts';
import { spatial } from '../shape/axes.ts';
import { type PoolOptions, poolShape, poolWindows } from '../shape/pool.ts';
import type { Op, Pass } from './op.ts';
import { pickMax, routeToWinners, slidingCells } from './pooling.ts';

/** Also tells, for each output cell, which cell of `input.data` it came from. */
export type MaxPass = Pass<readonly [input: Tensor]> & { winners: Int32Array };

/**
 * Each output cell is the largest number in its window; the gradient goes to that cell alone, the first of equals.
 * [batch, channels, …] → [batch, channels, …]. Padding never wins: it counts as −∞.
 * (https://docs.pytorch.org/docs/stable/generated/torch.nn.MaxPool2d.html)
 * @throws ShapeError if the options do not fit the shape.
 */
export const maxPool: Op<readonly [input: Tensor], [options: PoolOptions], MaxPass> = ([input], options) => {
  const shape = poolShape('maxPool', input.shape, options);
  const windows = poolWindows('maxPool', options, shape.length - 2);
  const pooled = slidingCells(spatial(input.shape), spatial(shape), windows);
  const { output, winners } = pickMax(input, pooled, shape);
  return { output, winners, backward: [(gradient) => routeToWinners(gradient, winners, input.shape)] };
};
