import { Random } from '@engine/random.ts';
import { Tensor } from '@engine/tensor.ts';
import type { Settings } from './settings.ts';

type Cell = (row: number, column: number) => number;

const square = (side: number, cell: Cell): Tensor =>
  new Tensor(
    [1, 1, side, side],
    Array.from({ length: side ** 2 }, (_, at) => cell(Math.floor(at / side), at % side)),
  );

const drawFrom = (seed: number, numbers: readonly number[]): Cell => {
  const random = new Random(seed);
  return () => numbers[random.below(numbers.length)]!;
};

/** The layer's input, small whole numbers. */
export function pictureOf({ picture, input: side }: Pick<Settings, 'picture' | 'input'>): Tensor {
  const middle = (side - 1) / 2;
  const kinds: Record<Settings['picture'], Cell> = {
    edge: (_, column) => (column < middle ? -1 : 2),
    flat: () => 1,
    stripes: (_, column) => (column % 2 === 0 ? 1 : -1),
    spot: (row, column) => Math.max(0, 3 - Math.floor(Math.abs(row - middle) + Math.abs(column - middle))),
    noise: drawFrom(11, [-2, -1, 0, 1, 2]),
  };
  return square(side, kinds[picture]);
}

/** The gradient that reaches the layer's output, for an output of this side. */
export function upstreamOf(upstream: Settings['upstream'], side: number): Tensor {
  const kinds: Record<Settings['upstream'], Cell> = {
    noise: drawFrom(5, [-2, -1, 0, 1, 2]),
    sum: () => 1,
    mean: () => 1 / side ** 2,
    signs: (_, column) => (column % 2 === 0 ? 1 : -1),
  };
  return square(side, kinds[upstream]);
}
