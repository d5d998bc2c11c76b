import type { Tensor } from '@engine/tensor.ts';

/** Two maps laid over each other, the first moved; both [1, 1, bands, times]. */
export interface Overlap {
  /** How far the first was moved, up and to the right. */
  readonly bands: number;
  readonly times: number;
  /** Length of the difference as a share of the length of what it is taken from: 0 if they are equal. */
  readonly left: number;
}

/**
 * How well the first map, moved, is the second. What comes in at an edge is silence, 0. `rim` cells at the first and
 * last times, whose kernels hang over the edge, are left out.
 */
export function overlap(
  first: Tensor,
  second: Tensor,
  [bands, times]: readonly [number, number],
  rim: number,
): Overlap {
  const [, , height, width] = first.shape as [number, number, number, number];
  const early = rim + Math.max(0, times);
  const late = width - rim + Math.min(0, times);
  let difference = 0;
  let size = 0;
  for (let band = 0; band < height; band++) {
    const from = band - bands;
    const inside = from >= 0 && from < height;
    for (let time = early; time < late; time++) {
      const value = second.data[band * width + time]!;
      const moved = inside ? first.data[from * width + time - times]! : 0;
      difference += (value - moved) ** 2;
      size += value ** 2;
    }
  }
  return { bands, times, left: size === 0 ? 0 : Math.sqrt(difference / size) };
}

/** The move up or down after which the first map is most nearly the second. */
export function bestRise(first: Tensor, second: Tensor, times: number, rim: number): Overlap {
  const most = Math.floor(first.shape[2]! / 3);
  const tries = Array.from({ length: 2 * most + 1 }, (_, index) =>
    overlap(first, second, [index - most, times], rim),
  );
  return tries.reduce((best, next) => (next.left < best.left - 1e-12 ? next : best), tries[most]!);
}
