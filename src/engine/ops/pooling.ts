import { type Shape, Tensor, sizeOf } from '../tensor.ts';
import { spatial } from '../shape/axes.ts';
import { type OutputSize, adaptivePoolShape, adaptiveWindows } from '../shape/pool.ts';
import type { Window } from '../shape/window.ts';
import type { Op } from './op.ts';
import { walkTaps } from './taps.ts';

/** For each output cell of a plane, the input cells of the plane that it pools, in reading order. */
export type PooledCells = readonly (readonly number[])[];

/** The cells under each position of a sliding window: the taps of a convolution over one plane. */
export function slidingCells(input: Shape, output: Shape, windows: readonly Window[]): PooledCells {
  const plane = { batch: 1, groups: 1, inputChannels: 1, outputChannels: 1, mode: 'zeros' as const };
  const cells = Array.from({ length: sizeOf(output) }, (): number[] => []);
  walkTaps({ ...plane, input, output, windows }, (to, from, _weight, count, step) => {
    for (let i = 0; i < count; i++) cells[to + i]!.push(from + i * step);
  });
  return cells;
}

/** The cells of blocks given per axis by where they start and end, last axis fastest. */
export function blockCells(
  input: Shape,
  blocks: readonly (readonly [start: number, end: number][])[],
): PooledCells {
  let cells: number[][] = [[0]];
  blocks.forEach((ofAxis, axis) => {
    cells = cells.flatMap((outer) =>
      ofAxis.map(([start, end]) =>
        outer.flatMap((row) => Array.from({ length: end - start }, (_, i) => row * input[axis]! + start + i)),
      ),
    );
  });
  return cells;
}

/** Visits, in every plane, each output cell with the cells it pools, which count from `planeStart`. */
function eachPool(
  planes: number,
  inputPlane: number,
  pooled: PooledCells,
  visit: (output: number, cells: readonly number[], planeStart: number, place: number) => void,
): void {
  for (let plane = 0; plane < planes; plane++) {
    pooled.forEach((cells, place) => {
      visit(plane * pooled.length + place, cells, plane * inputPlane, place);
    });
  }
}

/**
 * Largest of the pooled cells, and which cell of `input.data` it was: the first of equals; a NaN wins over everything.
 * Where a dilated window steps over the whole input the largest is −∞, as in PyTorch, and the winner −1.
 */
export function pickMax(
  input: Tensor,
  pooled: PooledCells,
  shape: Shape,
): { output: Tensor; winners: Int32Array } {
  const output = new Tensor(shape);
  const winners = new Int32Array(output.size);
  eachPool(shape[0]! * shape[1]!, sizeOf(spatial(input.shape)), pooled, (to, cells, start) => {
    let winner = -1;
    let most = -Infinity;
    for (const cell of cells) {
      const challenger = input.data[start + cell]!;
      if (winner < 0 || challenger > most || Number.isNaN(challenger)) {
        winner = start + cell;
        most = challenger;
      }
    }
    output.data[to] = most;
    winners[to] = winner;
  });
  return { output, winners };
}

/** Backward of `pickMax`: each gradient goes to the winner alone. */
export function routeToWinners(gradient: Tensor, winners: Int32Array, shape: Shape): Tensor {
  const result = new Tensor(shape);
  winners.forEach((winner, cell) => {
    if (winner >= 0) result.data[winner]! += gradient.data[cell]!;
  });
  return result;
}

/** Sum of the pooled cells over the divisor of that place in the plane. */
export function averageCells(
  input: Tensor,
  pooled: PooledCells,
  divisors: readonly number[],
  shape: Shape,
): Tensor {
  const output = new Tensor(shape);
  eachPool(shape[0]! * shape[1]!, sizeOf(spatial(input.shape)), pooled, (to, cells, start, place) => {
    let sum = 0;
    for (const cell of cells) sum += input.data[start + cell]!;
    output.data[to] = sum / divisors[place]!;
  });
  return output;
}

/** Backward of `averageCells`: each gradient, over its divisor, goes to every cell that was pooled. */
export function shareOut(
  gradient: Tensor,
  pooled: PooledCells,
  divisors: readonly number[],
  shape: Shape,
): Tensor {
  const result = new Tensor(shape);
  eachPool(shape[0]! * shape[1]!, sizeOf(spatial(shape)), pooled, (from, cells, start, place) => {
    const share = gradient.data[from]! / divisors[place]!;
    for (const cell of cells) result.data[start + cell]! += share;
  });
  return result;
}

/** The shape of an adaptive pool, and the cells of the blocks that it cuts a plane into. */
export function adaptiveCells(
  op: string,
  input: Shape,
  outputSize: OutputSize,
): { shape: Shape; pooled: PooledCells } {
  const shape = adaptivePoolShape(op, input, outputSize);
  const lengths = spatial(input);
  const blocks = spatial(shape).map((length, axis) => adaptiveWindows(lengths[axis]!, length));
  return { shape, pooled: blockCells(lengths, blocks) };
}

/** The op that averages blocks, under the name that its errors are to bear. */
export const averageBlocks =
  (op: string): Op<readonly [input: Tensor], [options: { outputSize: OutputSize }]> =>
  ([input], { outputSize }) => {
    const { shape, pooled } = adaptiveCells(op, input.shape, outputSize);
    const divisors = pooled.map((cells) => cells.length);
    return {
      output: averageCells(input, pooled, divisors, shape),
      backward: [(gradient) => shareOut(gradient, pooled, divisors, input.shape)],
    };
  };
