import { noise } from '@engine/noise.ts';
import { clamp } from '@engine/scalar.ts';

/** Size in metres of one cell of noise, and how strong it is: dry and green stretches, tussocks, tufts, blades. */
const octaves = [
  [5, 0.5],
  [1.3, 0.35],
  [0.35, 0.32],
  [0.1, 0.36],
  [0.03, 0.3],
] as const;

const TURNS = octaves.map((_, index) => [Math.cos(0.6 + 1.1 * index), Math.sin(0.6 + 1.1 * index)] as const);

/**
 * Writes the colour of the meadow about (east, north) into `out`: its mean over a square with this side, in metres. Noise finer than
 * the square averages out, and what is left of it falls like its size over the side.
 */
export function ground(east: number, north: number, side: number, seed: number, out: Float32Array): void {
  let dry = -0.1;
  let light = 0;
  for (let index = 0; index < octaves.length; index++) {
    const [size, strength] = octaves[index]!;
    const left = strength * Math.min(1, size / side);
    if (left < 0.02) break;
    // Each turned a little further, so that their lattices do not show.
    const x = (TURNS[index]![0] * east + TURNS[index]![1] * north) / size;
    const y = (TURNS[index]![0] * north - TURNS[index]![1] * east) / size;
    const value = left * (2 * noise(x, y, seed + index) - 1);
    if (index < 3) dry += value;
    if (index > 0) light += value;
  }
  const t = clamp(0.5 + 0.75 * dry);
  const bright = 1 + 0.45 * light;
  out[0] = (0.27 + 0.25 * t) * bright;
  out[1] = (0.35 + 0.11 * t) * bright;
  out[2] = (0.14 + 0.13 * t) * bright;
}
