import { Tensor } from '../tensor.ts';
import { broadcastCells, broadcastShape } from '../shape/broadcast.ts';
import type { Op } from './op.ts';

/**
 * Cells at the same place are added; an axis of 1, or one that is missing in front, is repeated to fit.
 * a […], b […] → the longer of the two along each axis. The gradient goes to both unchanged, summed over what was repeated.
 * (https://docs.pytorch.org/docs/stable/notes/broadcasting.html)
 * @throws ShapeError if the shapes do not match.
 */
export const add: Op<readonly [a: Tensor, b: Tensor]> = ([a, b]) => {
  const output = new Tensor(broadcastShape('add', a.shape, b.shape));
  const cellsOfA = broadcastCells(a.shape, output.shape);
  const cellsOfB = broadcastCells(b.shape, output.shape);
  for (let cell = 0; cell < output.size; cell++) {
    output.data[cell] = a.data[cellsOfA[cell]!]! + b.data[cellsOfB[cell]!]!;
  }

  const sumTo =
    (input: Tensor, cells: Int32Array) =>
    (gradient: Tensor): Tensor => {
      const sums = new Float64Array(input.size);
      gradient.data.forEach((g, cell) => {
        sums[cells[cell]!]! += g;
      });
      return new Tensor(input.shape, Float32Array.from(sums));
    };
  return { output, backward: [sumTo(a, cellsOfA), sumTo(b, cellsOfB)] };
};
