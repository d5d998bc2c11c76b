/** A number in [0, 1) for a lattice point: the same on every machine, since it is whole-number arithmetic. */
export function hash(x: number, y: number, seed = 0): number {
  let word = Math.imul(x, 0x27d4eb2d) ^ Math.imul(y, 0x165667b1) ^ Math.imul(seed, 0x9e3779b1);
  word = Math.imul(word ^ (word >>> 15), 0x85ebca6b);
  word = Math.imul(word ^ (word >>> 13), 0xc2b2ae35);
  return ((word ^ (word >>> 16)) >>> 0) / 2 ** 32;
}

const ease = (t: number) => t * t * (3 - 2 * t);

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

/** A function of u tabulated once: outlines are asked for at every sample, and change only from left to right. */
export function profile(outline: (u: number) => number): (u: number) => number {
  const [from, steps] = [-0.25, 4096];
  const table = Float32Array.from({ length: steps + 2 }, (_, index) => outline(from + (1.5 * index) / steps));
  return (u) => {
    const place = clamp((u - from) / 1.5) * steps;
    const index = Math.floor(place);
    return mix(table[index]!, table[index + 1]!, place - index);
  };
}

export const mix = (from: number, to: number, t: number) => from + (to - from) * t;
export const clamp = (value: number, low = 0, high = 1) => Math.min(high, Math.max(low, value));
/** 0 below `from`, 1 above `to`, eased between. */
export const smooth = (from: number, to: number, value: number) => ease(clamp((value - from) / (to - from)));

export type Colour = readonly [red: number, green: number, blue: number];

export const blend = (from: Colour, to: Colour, t: number): Colour => [
  mix(from[0], to[0], t),
  mix(from[1], to[1], t),
  mix(from[2], to[2], t),
];
export const scale = ([red, green, blue]: Colour, by: number): Colour => [red * by, green * by, blue * by];
