import { type Shape, ShapeError, formatShape, sizeOf } from '../tensor.ts';

/**
 * Turns an axis counted from the end (−1 is the last) into one counted from the start.
 * @throws ShapeError if the shape has no such axis.
 */
export function axisIndex(op: string, shape: Shape, dim: number): number {
  const index = dim < 0 ? dim + shape.length : dim;
  if (!Number.isInteger(dim) || index < 0 || index >= shape.length) {
    const axes = shape.length
      ? `whose axes go from ${-shape.length} to ${shape.length - 1}`
      : 'which has none';
    throw new ShapeError(`${op}: axis ${dim} is not in ${formatShape(shape)}, ${axes}`);
  }
  return index;
}

/**
 * Shape after the axes from `startDim` to `endDim`, both included, are laid out as one.
 * @throws ShapeError if there is no such axis or they are the wrong way round.
 */
export function flattenShape(input: Shape, startDim = 1, endDim = -1): Shape {
  const start = axisIndex('flatten', input, startDim);
  const end = axisIndex('flatten', input, endDim);
  if (start > end) {
    throw new ShapeError(
      `flatten: startDim ${startDim} comes after endDim ${endDim} in ${formatShape(input)}`,
    );
  }
  return [...input.slice(0, start), sizeOf(input.slice(start, end + 1)), ...input.slice(end + 1)];
}
