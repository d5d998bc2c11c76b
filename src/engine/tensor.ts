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

  /** @throws ShapeError if `data` does not have as many numbers as `shape` has cells. */
  constructor(shape: Shape, data: Float32Array | readonly number[] = new Float32Array(sizeOf(shape))) {
    if (data.length !== sizeOf(shape)) {
      throw new ShapeError(
        `tensor: shape ${formatShape(shape)} has ${sizeOf(shape)} cells but ${data.length} numbers were given`,
      );
    }
    this.shape = shape;
    this.data = data instanceof Float32Array ? data : Float32Array.from(data);
  }

  get size(): number {
    return this.data.length;
  }
}
