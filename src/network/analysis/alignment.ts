import type { Field } from './field.ts';
import { jumpOf } from './pattern.ts';
import { centreOf } from './reach.ts';
import type { Misalignment } from './result.ts';

/** Axes along which the branches of a join look at different places. A branch with one unit is spread over all, and left out. */
export function misalignments(fields: readonly Field[]): Misalignment[] {
  const axes = fields[0]?.axes.length ?? 0;
  return Array.from({ length: axes }, (_, axis) => {
    const branches = fields.map((field) => field.axes[axis]!).filter(({ clipped }) => clipped.length > 1);
    const jumps = branches.map(({ pattern }) => pattern && jumpOf(pattern));
    return { axis, jumps, centres: branches.map(centreOf) };
  }).filter(({ jumps, centres }) => differ(jumps) || differ(centres));
}

const differ = (numbers: readonly (number | null)[]): boolean =>
  numbers.some(
    (number) =>
      (number === null) !== (numbers[0] === null) || Math.abs((number ?? 0) - (numbers[0] ?? 0)) > 1e-9,
  );
