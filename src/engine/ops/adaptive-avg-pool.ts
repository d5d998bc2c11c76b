import { averageBlocks } from './pooling.ts';

/**
 * Each output cell is the mean of its share of the input, which is cut into `outputSize` blocks that may overlap by a cell.
 * [batch, channels, …] → [batch, channels, …outputSize].
 * @throws ShapeError if the output size does not fit the shape.
 */
export const adaptiveAvgPool = averageBlocks('adaptiveAvgPool');
