import { ease, mix } from './scalar.ts';

/** A number in [0, 1) for a lattice point: the same on every machine, since it is whole-number arithmetic. */
export function hash(x: number, y: number, seed = 0): number {
  let word = Math.imul(x, 0x27d4eb2d) ^ Math.imul(y, 0x165667b1) ^ Math.imul(seed, 0x9e3779b1);
  word = Math.imul(word ^ (word >>> 15), 0x85ebca6b);
  word = Math.imul(word ^ (word >>> 13), 0xc2b2ae35);
  return ((word ^ (word >>> 16)) >>> 0) / 2 ** 32;
}

/** Value noise: random numbers at the lattice points, eased between them. In [0, 1). */
export function noise(x: number, y: number, seed = 0): number {
  const column = Math.floor(x);
  const row = Math.floor(y);
  const right = ease(x - column);
  const down = ease(y - row);
  const top = mix(hash(column, row, seed), hash(column + 1, row, seed), right);
  const bottom = mix(hash(column, row + 1, seed), hash(column + 1, row + 1, seed), right);
  return mix(top, bottom, down);
}

/** Fractal noise: octaves of value noise, each of half the size and half the height (Perlin 1985's 1/f sum). In [0, 1). */
export function fractal(x: number, y: number, octaves: number, seed = 0): number {
  let sum = 0;
  let weight = 0.5;
  for (let octave = 0; octave < octaves; octave++) {
    sum += weight * noise(x, y, seed + octave);
    // The shift keeps the octaves' lattices from lining up at the origin.
    x = 2 * x + 17.3;
    y = 2 * y + 9.1;
    weight /= 2;
  }
  return sum / (1 - 2 * weight);
}
