import * as fc from 'fast-check';
import { Tensor, sizeOf } from '@engine/tensor.ts';
import { Random } from '@engine/random.ts';

/** Whole numbers from −8 to 8: sums and products of them are exact in float32, so that equal means equal. */
export const wholeTensor = (random: Random, ...shape: number[]): Tensor =>
  new Tensor(
    shape,
    Array.from({ length: sizeOf(shape) }, () => random.below(17) - 8),
  );

/** Normal numbers. */
export const normalTensor = (random: Random, ...shape: number[]): Tensor =>
  new Tensor(
    shape,
    Array.from({ length: sizeOf(shape) }, () => random.normal()),
  );

/** Numbers that lie at least `gap` apart, and half as far from 0, in random order. */
export function apartTensor(random: Random, gap: number, ...shape: number[]): Tensor {
  const size = sizeOf(shape);
  return new Tensor(
    shape,
    Array.from(random.permutation(size), (rank) => gap * (rank - Math.floor(size / 2) + 0.5)),
  );
}

/** Σ a·b, in float64. */
export const dot = (a: Tensor, b: Tensor): number =>
  a.data.reduce((total, value, cell) => total + value * b.data[cell]!, 0);

/** A generator that fast-check seeds, so that a failure can be run again. */
export const anyRandom = fc.integer({ min: 0, max: 2 ** 31 - 1 }).map((seed) => new Random(seed));
