export type Shape = readonly number[];

/** Thrown by every shape rule: the message names the op, what was expected, and what came. */
export class ShapeError extends Error {
  override name = 'ShapeError';
}

/** Number of cells in a tensor of this shape; 1 for a scalar, whose shape is []. */
export const sizeOf = (shape: Shape): number => shape.reduce((product, length) => product * length, 1);

/** Row-major strides: how far apart in `data` two neighbours along each axis lie. */
export function stridesOf(shape: Shape): number[] {
  const strides = new Array<number>(shape.length);
  let step = 1;
  for (let axis = shape.length - 1; axis >= 0; axis--) {
    strides[axis] = step;
    step *= shape[axis]!;
  }
  return strides;
}

/** PyTorch's way of writing a shape: [1, 3, 28, 28]. */
export const formatShape = (shape: Shape): string => `[${shape.join(', ')}]`;

/** A dense, row-major block of float32 numbers. Layouts are PyTorch's: NCHW activations, OIHW weights. */
export class Tensor {
  readonly shape: Shape;
  readonly data: Float32Array;

  /**
   * @param data In row-major order; left out, all are 0.
   * @throws ShapeError if a length is not whole or below 0, or `data` does not have as many numbers as `shape` has cells.
   */
  constructor(shape: Shape, data?: Float32Array | readonly number[]) {
    if (!shape.every((length) => Number.isInteger(length) && length >= 0)) {
      throw new ShapeError(
        `tensor: lengths must be whole numbers of at least 0, but the shape is ${formatShape(shape)}`,
      );
    }
    const size = sizeOf(shape);
    if (data && data.length !== size) {
      throw new ShapeError(
        `tensor: shape ${formatShape(shape)} has ${size} cells but ${data.length} numbers were given`,
      );
    }
    this.shape = shape;
    this.data = data instanceof Float32Array ? data : data ? Float32Array.from(data) : new Float32Array(size);
  }

  get size(): number {
    return this.data.length;
  }
}
