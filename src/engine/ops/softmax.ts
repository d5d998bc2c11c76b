import type { Tensor } from '../tensor.ts';
import { axisIndex } from '../shape/flatten.ts';
import { largest, mapLines, pick, sum } from './lines.ts';
import type { Op } from './op.ts';

export interface SoftmaxOptions {
  /** The axis along which the numbers sum to 1. Default 1, the channels or classes. */
  dim?: number;
}

/**
 * Numbers along an axis become shares of 1: yᵢ = eˣⁱ / Σ eˣ. Its gradient: yᵢ (gᵢ − Σ g·y).
 * Any shape → the same shape. The largest x is taken off first, which changes nothing but keeps eˣ finite.
 * @throws ShapeError if there is no such axis.
 */
export const softmax: Op<readonly [input: Tensor], [options?: SoftmaxOptions]> = (
  [input],
  { dim = 1 } = {},
) => {
  const axis = axisIndex('softmax', input.shape, dim);
  const output = mapLines(input.shape, axis, (cells) => {
    const x = pick(input, cells);
    const most = largest(x);
    const powers = x.map((value) => Math.exp(value - most));
    const total = sum(powers);
    return powers.map((power) => power / total);
  });
  const inputGradient = (gradient: Tensor): Tensor =>
    mapLines(input.shape, axis, (cells) => {
      const y = pick(output, cells);
      const g = pick(gradient, cells);
      const pull = sum(g.map((value, i) => value * y[i]!));
      return y.map((share, i) => share * (g[i]! - pull));
    });
  return { output, backward: [inputGradient] };
};
