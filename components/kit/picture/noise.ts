import { clamp, mix } from '@engine/scalar.ts';

export { fractal, hash, noise } from '@engine/noise.ts';
export { clamp, mix, smooth } from '@engine/scalar.ts';

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

export type Colour = readonly [red: number, green: number, blue: number];

export const blend = (from: Colour, to: Colour, t: number): Colour => [
  mix(from[0], to[0], t),
  mix(from[1], to[1], t),
  mix(from[2], to[2], t),
];
export const scale = ([red, green, blue]: Colour, by: number): Colour => [red * by, green * by, blue * by];
