import { type Shape, Tensor, sizeOf, stridesOf } from '../tensor.ts';

/** Makes a tensor line by line along one axis: `rule` is told each line's cells in `data`, and gives the numbers for them. */
export function mapLines(shape: Shape, axis: number, rule: (cells: Int32Array) => ArrayLike<number>): Tensor {
  const result = new Tensor(shape);
  const step = stridesOf(shape)[axis]!;
  const block = step * shape[axis]!;
  const blocks = sizeOf(shape.slice(0, axis));
  for (let first = 0; first < blocks * block; first += block) {
    for (let start = first; start < first + step; start++) {
      const cells = Int32Array.from({ length: shape[axis]! }, (_, i) => start + i * step);
      const numbers = rule(cells);
      cells.forEach((cell, i) => {
        result.data[cell] = numbers[i]!;
      });
    }
  }
  return result;
}

/** Σ, in float64. */
export const sum = (numbers: Float64Array): number => numbers.reduce((total, number) => total + number, 0);

/** The largest number, −∞ of none; NaN if one is. */
export const largest = (numbers: Float64Array): number =>
  numbers.reduce((most, number) => Math.max(most, number), -Infinity);

/** The numbers of one line, in float64. */
export const pick = ({ data }: Tensor, cells: Int32Array): Float64Array =>
  Float64Array.from(cells, (cell) => data[cell]!);
