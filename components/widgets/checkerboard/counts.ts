import { convTranspose } from '@engine/ops/conv-transpose.ts';
import { Tensor } from '@engine/tensor.ts';
import { type Composed, compose } from './length.ts';
import type { Layer } from './settings.ts';

const ones = (length: number): Tensor => new Tensor([1, 1, length], new Float32Array(length).fill(1));

/** How many ways lead to each cell of each row, from a row of ones up: every weight is 1, and the engine adds. */
export const countsOf = (input: number, layers: readonly Layer[]): Float32Array[] =>
  layers
    .reduce<Tensor[]>(
      (rows, { kernel, stride }) => [...rows, convTranspose([rows.at(-1)!, ones(kernel)], { stride }).output],
      [ones(input)],
    )
    .map(({ data }) => data);

/** The cells that lie away from the border: every stamp that could reach them is there. Empty where first > last. */
export const interior = (
  input: number,
  { reach, jump }: Composed,
): readonly [first: number, last: number] => [reach - 1, (input - 1) * jump];

/** The counts of one period of cells away from the border, beginning with a cell whose number the jump divides. */
export function patternOf(layers: readonly Layer[]): number[] {
  const composed = compose(layers);
  const { reach, jump } = composed;
  // Enough input that a whole period lies inside.
  const input = Math.ceil(reach / jump) + 2;
  const first = Math.ceil(interior(input, composed)[0] / jump) * jump;
  return [
    ...countsOf(input, layers)
      .at(-1)!
      .subarray(first, first + jump),
  ];
}

export const isEven = (pattern: readonly number[]): boolean => pattern.every((count) => count === pattern[0]);

/** In two dimensions a kernel of ones is ones down times ones across, so counts multiply. [length, length]. */
export const planeOf = (counts: Float32Array): Float32Array =>
  Float32Array.from(
    { length: counts.length ** 2 },
    (_, cell) => counts[Math.floor(cell / counts.length)]! * counts[cell % counts.length]!,
  );
