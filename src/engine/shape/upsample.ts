import { type Shape, ShapeError } from '../tensor.ts';
import { type PerAxis, checkActivation, perAxis, spatial } from './axes.ts';

/** Options of `torch.nn.Upsample`: exactly one of `size` and `scaleFactor`. */
export interface UpsampleOptions {
  size?: PerAxis;
  scaleFactor?: PerAxis;
}

/**
 * Shape of upsampling: [batch, channels, …] → [batch, channels, …size], or each length times the factor, rounded down.
 * @throws ShapeError unless one of the two options is given, with a positive number for each axis.
 */
export function upsampleShape(input: Shape, { size, scaleFactor }: UpsampleOptions): Shape {
  const op = 'upsample';
  checkActivation(op, input);
  const lengths = spatial(input);
  if ((size === undefined) === (scaleFactor === undefined)) {
    throw new ShapeError(
      `${op}: give either size or scaleFactor, but ${size === undefined ? 'neither is' : 'both are'} given`,
    );
  }
  const factors = typeof scaleFactor === 'object' ? scaleFactor : lengths.map(() => scaleFactor ?? 1);
  if (factors.length !== lengths.length || !factors.every((factor) => factor > 0)) {
    throw new ShapeError(
      `${op}: scaleFactor must be ${lengths.length} positive numbers, one per spatial axis, but is [${factors.join(', ')}]`,
    );
  }
  const wanted = size ?? lengths.map((length, axis) => Math.floor(length * factors[axis]!));
  return [input[0]!, input[1]!, ...perAxis(op, 'output size', wanted, lengths.length, 1)];
}
