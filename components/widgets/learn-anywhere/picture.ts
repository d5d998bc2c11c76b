import { PICTURE, PLACES, markClasses, marksEverywhere } from '@training/data/marks.ts';
import { pathsByLevel } from './grid.ts';

const SHADES = 12;
let drawn: { seed: number; images: Uint8Array } | undefined;

/** The test pictures of a place, one of each class, as paths by shade: 0 is black, 1 white. */
export function picturesAt(seed: number, row: number, column: number) {
  // The seed of the test pictures, as the worker draws them.
  if (drawn?.seed !== seed) drawn = { seed, images: marksEverywhere(1, seed + 1).images };
  const { images } = drawn;
  const size = PICTURE * PICTURE;
  const first = (row * PLACES + column) * markClasses.length;
  return markClasses.map((name, label) => {
    const pixels = images.subarray((first + label) * size, (first + label + 1) * size);
    const levels = Array.from(pixels, (pixel) => Math.round((pixel / 255) * (SHADES - 1)));
    const paths = [...pathsByLevel(levels, PICTURE)].map(([level, d]) => ({
      shade: level / (SHADES - 1),
      d,
    }));
    return { name, paths };
  });
}
