import { SHORE, backdrop } from './backdrop.ts';
import { blend, clamp, fractal, hash, mix, noise, scale, smooth, type Colour } from './noise.ts';

const WATER: Colour = [0.3, 0.42, 0.5];
const GLINT: Colour = [0.98, 0.93, 0.84];

/** The lake: the backdrop upside down, broken by ripples that grow towards the reader. */
export function lake(u: number, v: number): Colour {
  const near = (v - SHORE) / 0.14;
  const ripple = fractal(u * 9, (v - SHORE) * mix(420, 130, clamp(near)), 3, 21) - 0.5;
  const mirrored = backdrop(u + 0.012 * near * ripple, 2 * SHORE - v - 0.02 - 0.045 * near * ripple);
  const water = blend(scale(mirrored, 0.92), WATER, 0.18 + 0.14 * clamp(near));
  const glint = smooth(0.2, 0.42, ripple) * (0.25 + 0.5 * Math.exp(-((u - 0.22) ** 2) * 22));
  const bank = smooth(0.012, 0, v - SHORE) * 0.45;
  return blend(blend(water, GLINT, glint * 0.5), [0.86, 0.85, 0.8], bank);
}

/** Where the near bank begins. */
export const bank = (u: number) =>
  0.715 - 0.05 * smooth(0.15, 0.95, u) + 0.035 * (fractal(u * 3.1, 7, 4, 31) - 0.5);

const MEADOW: Colour = [0.42, 0.47, 0.22];
const STRAW: Colour = [0.74, 0.63, 0.36];
const MOSS: Colour = [0.2, 0.28, 0.15];

/** Meadow: patches of straw and moss, blades of grass that lengthen towards the reader, a few flowers. */
export function meadow(u: number, v: number): Colour {
  const depth = clamp((v - 0.66) / 0.34);
  const zoom = mix(2.6, 1, depth);
  const lean = 0.012 * (noise(u * 9, v * 14, 12) - 0.5);
  const blades = fractal((u + lean) * 150, v * 24 * zoom, 3, 51);
  const patches = fractal(u * 5, v * 13, 4, 52);
  const base = blend(blend(MOSS, MEADOW, smooth(0.28, 0.6, patches)), STRAW, smooth(0.46, 0.74, patches));
  const light = (0.5 + 0.95 * blades) * mix(1.12, 0.68, depth * depth);
  const edge = smooth(0.016, 0.002, v - bank(u));
  return blend(flower(u, v, zoom) ?? scale(base, light), [0.33, 0.3, 0.24], edge * 0.7);
}

function flower(u: number, v: number, zoom: number): Colour | undefined {
  const cells = 34 * zoom;
  const [column, row] = [Math.floor(u * cells), Math.floor(v * cells)];
  if (v < 0.74 || hash(column, row, 90) > 0.05 + 0.12 * noise(u * 6, v * 9, 91)) return undefined;
  const x = u * cells - column - 0.25 - 0.5 * hash(column, row, 92);
  const y = v * cells - row - 0.25 - 0.5 * hash(column, row, 93);
  if (x * x + y * y > 0.016) return undefined;
  return hash(column, row, 94) > 0.4 ? [0.95, 0.93, 0.86] : [0.63, 0.5, 0.72];
}

const NEEDLES: Colour = [0.11, 0.17, 0.13];
const BARK: Colour = [0.2, 0.15, 0.12];

/** The old spruce on the near bank: tiers of hanging branches around a trunk. Undefined beside it. */
export function spruce(u: number, v: number): Colour | undefined {
  const [middle, top, foot] = [0.12, 0.07, 0.79];
  const down = (v - top) / (foot - top);
  if (down < -0.02 || down > 1 || u > 0.3) return undefined;
  const x = u - middle;
  const side = x > 0 ? 1 : 2;
  // Branches hang: a tier is lower the farther out it is.
  const tier = (down - 0.9 * Math.abs(x) * down) * 24 + 1.7 * fractal(side * 5, down * 5, 2, 70);
  const hang = tier - Math.floor(tier);
  const branch = 0.55 + 0.75 * hash(Math.floor(tier), side, 71);
  const reach = 0.115 * clamp(down) ** 0.8 * branch * (0.62 + 0.38 * hang) + 0.004;
  const ragged = 0.05 * (fractal(u * 75, v * 48, 4, 72) - 0.5) * (0.25 + down);
  if (down < 0.93 && Math.abs(x) < reach + ragged) {
    const needles = fractal(u * 120 + 30 * v, v * 70, 3, 73);
    return scale(
      NEEDLES,
      0.35 + 0.75 * needles + 0.55 * (1 - hang) * needles + 2.2 * clamp(-x / 0.12) * needles,
    );
  }
  if (Math.abs(x) < 0.007 + 0.006 * down) return scale(BARK, 0.6 + 0.7 * noise(u * 400, v * 40, 74) - 14 * x);
  return undefined;
}
