import { type Shape, ShapeError } from '../tensor.ts';
import { type PerAxis, checkActivation, checkNotEmpty, perAxis, spatial } from './axes.ts';

/** Of the options of `torch.nn.Upsample`, those that decide the shape: exactly one of `size` and `scaleFactor`. */
export interface UpsampleSize {
  size?: PerAxis;
  scaleFactor?: PerAxis;
}

/**
 * Shape of upsampling: [batch, channels, …] → [batch, channels, …size], or each length times the factor, rounded down.
 * @throws ShapeError for an empty axis, and unless one of the two options is given, with a positive number for each axis.
 */
export function upsampleShape(input: Shape, { size, scaleFactor }: UpsampleSize): Shape {
  const op = 'upsample';
  checkActivation(op, input);
  checkNotEmpty(op, input);
  const lengths = spatial(input);
  if ((size === undefined) === (scaleFactor === undefined)) {
    throw new ShapeError(
      `${op}: give either a size or a scale factor, but ${size === undefined ? 'neither is' : 'both are'} given`,
    );
  }
  const factors = typeof scaleFactor === 'object' ? scaleFactor : lengths.map(() => scaleFactor ?? 1);
  if (factors.length !== lengths.length || !factors.every((factor) => factor > 0)) {
    throw new ShapeError(
      `${op}: scale factor must be a positive number, or ${lengths.length} for ${lengths.length} spatial axes, ` +
        `but is ${typeof scaleFactor === 'object' ? `[${scaleFactor.join(', ')}]` : scaleFactor}`,
    );
  }
  const wanted = size ?? lengths.map((length, axis) => Math.floor(length * factors[axis]!));
  return [input[0]!, input[1]!, ...perAxis(op, 'output size', wanted, lengths.length, 1)];
}
