import type { Tensor } from '@engine/tensor.ts';

/** Two maps laid over each other, the first moved; both [1, 1, bands, times]. */
export interface Overlap {
  /** How far the first was moved, up and to the right. */
  readonly bands: number;
  readonly times: number;
  /** Length of the difference as a share of the length of what it is taken from: 0 if they are equal. */
  readonly left: number;
}

/** The columns of the second map that the first one, moved, lies over. */
const stretch = (width: number, times: number, rim: number): [early: number, late: number] => [
  rim + Math.max(0, times),
  width - rim + Math.min(0, times),
];

/** The sum of squares there. */
function squaresIn({ shape, data }: Tensor, times: number, rim: number): number {
  const [, , height, width] = shape as [number, number, number, number];
  const [early, late] = stretch(width, times, rim);
  let sum = 0;
  for (let band = 0; band < height; band++)
    for (let time = early; time < late; time++) sum += data[band * width + time]! ** 2;
  return sum;
}

/**
 * How well the first map, moved, is the second. What comes in at an edge is silence, 0. `rim` cells at the first and
 * last times, whose kernels hang over the edge, are left out. It gives up with Infinity where more than `enough` is left.
 * @param size The sum of squares of what it is taken from, where it is known.
 */
export function overlap(
  first: Tensor,
  second: Tensor,
  [bands, times]: readonly [number, number],
  rim: number,
  enough = Infinity,
  size = squaresIn(second, times, rim),
): Overlap {
  const [, , height, width] = first.shape as [number, number, number, number];
  const [early, late] = stretch(width, times, rim);
  const most = size * enough ** 2;
  let difference = 0;
  for (let band = 0; band < height && !(difference > most); band++) {
    const from = band - bands;
    const inside = from >= 0 && from < height;
    for (let time = early; time < late; time++) {
      const moved = inside ? first.data[from * width + time - times]! : 0;
      difference += (second.data[band * width + time]! - moved) ** 2;
    }
  }
  const left = difference > most ? Infinity : size === 0 ? 0 : Math.sqrt(difference / size);
  return { bands, times, left };
}

/** The move up or down after which the first map is most nearly the second; of equal ones the smallest. */
export function bestRise(first: Tensor, second: Tensor, times: number, rim: number): Overlap {
  const furthest = Math.floor(first.shape[2]! / 3);
  const size = squaresIn(second, times, rim);
  let best = overlap(first, second, [0, times], rim, Infinity, size);
  for (let rise = 1; rise <= furthest; rise++)
    for (const bands of [rise, -rise]) {
      const next = overlap(first, second, [bands, times], rim, best.left, size);
      if (next.left < best.left - 1e-12) best = next;
    }
  return best;
}
