import { type Shape, ShapeError, type Tensor } from '../tensor.ts';
import { spatial } from '../shape/axes.ts';
import { type PoolOptions, poolShape, poolWindows } from '../shape/pool.ts';
import type { Window } from '../shape/window.ts';
import type { Op } from './op.ts';
import { type PooledCells, averageCells, blockCells, shareOut, slidingCells } from './pooling.ts';

/** Options of `torch.nn.AvgPool1d`, `2d` and `3d`, with their defaults. */
export interface AvgPoolOptions extends Omit<PoolOptions, 'dilation'> {
  /** Divide by all cells of the window, those of the padding too. Default true. */
  countIncludePad?: boolean;
  /** Divide by this number instead. */
  divisorOverride?: number;
}

/**
 * Each output cell is the mean of its window; the gradient is shared out evenly over the window.
 * [batch, channels, …] → [batch, channels, …]. (https://docs.pytorch.org/docs/stable/generated/torch.nn.AvgPool2d.html)
 * @throws ShapeError if the options do not fit the shape.
 */
export const avgPool: Op<readonly [input: Tensor], [options: AvgPoolOptions]> = ([input], options) => {
  const { shape, pooled, divisors } = avgPoolCells(input.shape, options);
  return {
    output: averageCells(input, pooled, divisors, shape),
    backward: [(gradient) => shareOut(gradient, pooled, divisors, input.shape)],
  };
};

/**
 * The shape of an average pool, the cells under each place of its windows, and what the sum of those is divided by.
 * @throws ShapeError if the options do not fit the shape.
 */
export function avgPoolCells(
  input: Shape,
  options: AvgPoolOptions,
): { shape: Shape; pooled: PooledCells; divisors: number[] } {
  const { countIncludePad = true, divisorOverride } = options;
  if (divisorOverride !== undefined && !divisorOverride) {
    throw new ShapeError(
      `avgPool: divisor override must be a number other than 0, but is ${divisorOverride}`,
    );
  }
  const shape = poolShape('avgPool', input, options);
  const windows = poolWindows('avgPool', options, shape.length - 2);
  const pooled = slidingCells(spatial(input), spatial(shape), windows);
  const paddedSizes = countIncludePad ? windowSizes(spatial(input), spatial(shape), windows) : [];
  const divisors = pooled.map((cells, place) => divisorOverride ?? paddedSizes[place] ?? cells.length);
  return { shape, pooled, divisors };
}

/** Cells of each window, its padding counted, but not what rounding up hangs over the padding. */
function windowSizes(input: Shape, output: Shape, windows: readonly Window[]): number[] {
  const padded = windows.map(({ padding: [before, after] }, axis) => before + input[axis]! + after);
  const blocks = windows.map(({ kernel, stride }, axis) =>
    Array.from({ length: output[axis]! }, (_, cell): [number, number] => [
      cell * stride,
      Math.min(cell * stride + kernel, padded[axis]!),
    ]),
  );
  return blockCells(padded, blocks).map((cells) => cells.length);
}
