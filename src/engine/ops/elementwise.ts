import { Tensor } from '../tensor.ts';
import type { Op } from './op.ts';

/** A tensor of the same shape, each cell made from the cell at the same place. */
export function mapCells(tensor: Tensor, rule: (value: number, cell: number) => number): Tensor {
  return new Tensor(tensor.shape, tensor.data.map(rule));
}

/**
 * The op that treats every cell alike: `rule` makes y from x, `slope` is dy/dx.
 * Any shape → the same shape.
 */
export const elementwise =
  <Options extends readonly unknown[] = []>(
    rule: (x: number, ...options: Options) => number,
    slope: (x: number, y: number, ...options: Options) => number,
  ): Op<readonly [input: Tensor], Options> =>
  ([input], ...options) => {
    const output = mapCells(input, (x) => rule(x, ...options));
    const slopes = (gradient: Tensor): Tensor =>
      mapCells(gradient, (g, cell) => g * slope(input.data[cell]!, output.data[cell]!, ...options));
    return { output, backward: [slopes] };
  };
