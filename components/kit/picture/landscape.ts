import { Tensor } from '@engine/tensor.ts';
import { SHORE, backdrop } from './backdrop.ts';
import { bank, lake, meadow, spruce } from './ground.ts';
import { blend, scale, smooth, type Colour } from './noise.ts';
import { wolf } from './wolf.ts';

/** Where the wolf stands, and the length of its trunk. */
const WOLF = { u: 0.61, v: 0.86, length: 0.265 };

/** The scene at (u, v), both 0…1 in a square picture, v down. */
function scene(u: number, v: number): Colour {
  const animal = wolf((u - WOLF.u) / WOLF.length, (WOLF.v - v) / WOLF.length);
  if (animal) return animal;
  const tree = spruce(u, v);
  if (tree) return tree;
  if (v < SHORE) return backdrop(u, v);
  if (v < bank(u)) return lake(u, v);
  return shaded(meadow(u, v), u, v);
}

/** The shadows of the wolf and the spruce on the grass; the sun stands low on the left. */
function shaded(colour: Colour, u: number, v: number): Colour {
  const oval = (cu: number, cv: number, width: number, height: number) =>
    smooth(1, 0.1, ((u - cu) / width) ** 2 + ((v - cv) / height) ** 2);
  const dark = Math.max(oval(WOLF.u + 0.05, WOLF.v - 0.002, 0.22, 0.024), oval(0.2, 0.785, 0.17, 0.026));
  return blend(colour, scale(colour, 0.42), dark);
}

/** Samples per pixel, on a rotated grid: edges neither horizontal nor vertical come out as smooth as the others. */
const SAMPLES = [
  [0.125, 0.625],
  [0.375, 0.125],
  [0.625, 0.875],
  [0.875, 0.375],
] as const;

/**
 * A wolf by a mountain lake: a picture that looks real and is drawn by arithmetic alone, so that every size of it is sharp
 * and the same on every machine. Not square: the middle of a larger square is cut out.
 * @returns [3, height, width], red, green and blue in 0…1 (sRGB).
 */
export function landscape(height: number, width: number): Tensor {
  const picture = new Tensor([3, height, width]);
  const { data } = picture;
  const plane = height * width;
  const side = Math.max(height, width);
  for (let row = 0; row < height; row++) {
    for (let column = 0; column < width; column++) {
      const at = row * width + column;
      for (const [right, down] of SAMPLES) {
        const colour = scene(
          0.5 + (column + right - width / 2) / side,
          0.5 + (row + down - height / 2) / side,
        );
        for (let channel = 0; channel < 3; channel++) {
          data[channel * plane + at]! += Math.min(1, colour[channel]!) / SAMPLES.length;
        }
      }
    }
  }
  return picture;
}
