import { Tensor, sizeOf } from '../tensor.ts';
import { concatShape } from '../shape/concat.ts';
import { axisIndex } from '../shape/flatten.ts';
import type { Op } from './op.ts';

/**
 * Tensors are laid end to end along one axis; the gradient is cut up where they were joined.
 * By default the channels are stacked: [batch, c₁, …], [batch, c₂, …], … → [batch, c₁ + c₂ + …, …].
 * @throws ShapeError if they disagree on another axis.
 */
export const concat: Op<readonly Tensor[], [options?: { dim?: number }]> = (inputs, { dim = 1 } = {}) => {
  const shapes = inputs.map((input) => input.shape);
  const output = new Tensor(concatShape(shapes, dim));
  const along = axisIndex('concat', output.shape, dim);
  const blocks = sizeOf(output.shape.slice(0, along));
  const blockSize = output.size / blocks;
  const sizes = inputs.map((input) => input.size / blocks);
  const starts = sizes.map((_, index) => sizes.slice(0, index).reduce((total, size) => total + size, 0));

  inputs.forEach((input, index) => {
    const size = sizes[index]!;
    for (let block = 0; block < blocks; block++) {
      const part = input.data.subarray(block * size, (block + 1) * size);
      output.data.set(part, block * blockSize + starts[index]!);
    }
  });

  const cut = (input: Tensor, index: number) => (gradient: Tensor) => {
    const result = new Tensor(input.shape);
    const size = sizes[index]!;
    for (let block = 0; block < blocks; block++) {
      const start = block * blockSize + starts[index]!;
      result.data.set(gradient.data.subarray(start, start + size), block * size);
    }
    return result;
  };
  return { output, backward: inputs.map(cut) };
};
