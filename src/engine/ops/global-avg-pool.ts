import type { Tensor } from '../tensor.ts';
import type { Op } from './op.ts';
import { averageBlocks } from './pooling.ts';

/**
 * Each channel becomes the mean of its plane (Lin, Chen & Yan 2014, section 3.2).
 * [batch, channels, …] → [batch, channels, 1, …].
 * @throws ShapeError if there is no spatial axis.
 */
export const globalAvgPool: Op<readonly [input: Tensor]> = (inputs) =>
  averageBlocks('globalAvgPool')(inputs, { outputSize: 1 });
