import type { Tensor } from '../tensor.ts';
import { spatial } from '../shape/axes.ts';
import { type OutputSize, adaptivePoolShape, adaptiveWindows } from '../shape/pool.ts';
import type { Op } from './op.ts';
import { averageCells, blockCells, shareOut } from './pooling.ts';

/**
 * Each output cell is the mean of its share of the input, which is cut into `outputSize` blocks that may overlap by a cell.
 * [batch, channels, …] → [batch, channels, …outputSize].
 * @throws ShapeError if the output size does not fit the shape.
 */
export const adaptiveAvgPool: Op<readonly [input: Tensor], [options: { outputSize: OutputSize }]> = (
  [input],
  { outputSize },
) => {
  const shape = adaptivePoolShape('adaptiveAvgPool', input.shape, outputSize);
  const lengths = spatial(input.shape);
  const blocks = spatial(shape).map((length, axis) => adaptiveWindows(lengths[axis]!, length));
  const pooled = blockCells(lengths, blocks);
  const divisors = pooled.map((cells) => cells.length);
  return {
    output: averageCells(input, pooled, divisors, shape),
    backward: [(gradient) => shareOut(gradient, pooled, divisors, input.shape)],
  };
};

/** Each channel becomes the mean of its plane: [batch, channels, …] → [batch, channels, 1, …] (Lin, Chen & Yan 2014, section 3.2). */
export const globalAvgPool: Op<readonly [input: Tensor]> = (inputs) =>
  adaptiveAvgPool(inputs, { outputSize: 1 });
