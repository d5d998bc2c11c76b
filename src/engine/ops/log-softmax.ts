import type { Tensor } from '../tensor.ts';
import { axisIndex } from '../shape/flatten.ts';
import { largest, mapLines, pick, sum } from './lines.ts';
import type { Op } from './op.ts';
import type { SoftmaxOptions } from './softmax.ts';

/**
 * The logarithm of softmax: yᵢ = xᵢ − ln Σ eˣ. Its gradient: gᵢ − eʸⁱ Σ g.
 * Any shape → the same shape. Taken in one step it stays finite where softmax itself rounds to 0.
 * @throws ShapeError if there is no such axis.
 */
export const logSoftmax: Op<readonly [input: Tensor], [options?: SoftmaxOptions]> = (
  [input],
  { dim = 1 } = {},
) => {
  const axis = axisIndex('logSoftmax', input.shape, dim);
  const output = mapLines(input.shape, axis, (cells) => {
    const x = pick(input, cells);
    const most = largest(x);
    const logOfSum = most + Math.log(sum(x.map((value) => Math.exp(value - most))));
    return x.map((value) => value - logOfSum);
  });
  const inputGradient = (gradient: Tensor): Tensor =>
    mapLines(input.shape, axis, (cells) => {
      const g = pick(gradient, cells);
      const total = sum(g);
      return g.map((value, i) => value - Math.exp(output.data[cells[i]!]!) * total);
    });
  return { output, backward: [inputGradient] };
};
