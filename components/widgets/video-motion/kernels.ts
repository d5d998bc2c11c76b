import { Tensor } from '@engine/tensor.ts';

/** Rows and columns of every kernel. */
export const side = 3;

/** What three filters of a 2-D layer look for in single frames. */
export const looks = ['upright edges', 'level edges', 'spots'] as const;

const upright = [-1, 0, 1, -1, 0, 1, -1, 0, 1];
const level = [-1, -1, -1, 0, 0, 0, 1, 1, 1];
const spot = [-1, -1, -1, -1, 8, -1, -1, -1, -1];

/** The 2-D layer: [out, in, rows, columns]. */
export const frameWeight = new Tensor([looks.length, 1, side, side], [...upright, ...level, ...spot]);

/** What a 3-D filter's sum must exceed before it passes anything on: minus its bias. */
export const thresholdOf = (depth: number): number => depth;

export type Follows = 'right' | 'down';

/** What the two filters of the 3-D layer are called. */
export const filterNames = {
  right: ['right', 'left'],
  down: ['down', 'up'],
} as const satisfies Record<Follows, readonly [string, string]>;

/**
 * A kernel that follows something one cell a frame, and its reverse in time: [2, 1, depth, rows, columns].
 * Each slice is a bar of 2 between two bars of −1; from slice to slice the bar moves on by a cell.
 * Along time it is flat or a slope: a kernel of depth 1 has nothing to reverse.
 */
export function motionWeight(follows: Follows, depth: number): Tensor {
  const first = depth === 1 ? 1 : 0;
  const slice = (step: number): number[] =>
    Array.from({ length: side * side }, (_, cell) => {
      const along = follows === 'right' ? cell % side : Math.floor(cell / side);
      return along === first + step ? 2 : -1;
    });
  const slices = Array.from({ length: depth }, (_, step) => slice(step));
  return new Tensor([2, 1, depth, side, side], [...slices.flat(), ...slices.toReversed().flat()]);
}
