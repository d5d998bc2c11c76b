import { blend, clamp, fractal, hash, mix, noise, profile, scale, smooth, type Colour } from './noise.ts';

const ZENITH: Colour = [0.33, 0.5, 0.68];
const MIDDLE: Colour = [0.62, 0.74, 0.82];
const GLOW: Colour = [0.97, 0.87, 0.72];
const CLOUD: Colour = [0.99, 0.93, 0.87];
const HAZE: Colour = [0.8, 0.82, 0.82];
const ROCK: Colour = [0.36, 0.4, 0.47];
const SNOW: Colour = [0.95, 0.94, 0.93];

/** Where the far shore lies: everything above it is backdrop. */
export const SHORE = 0.575;

/** Sky, mountains and forest at (u, v), v counting down from the top of the picture. */
export function backdrop(u: number, v: number): Colour {
  return forest(u, v) ?? mountains(u, v) ?? sky(u, v);
}

function sky(u: number, v: number): Colour {
  const base = blend(blend(ZENITH, MIDDLE, smooth(0, 0.26, v)), GLOW, smooth(0.16, 0.48, v));
  const sun = Math.exp(-((u - 0.2) ** 2 * 9 + (v - 0.4) ** 2 * 16));
  const wisps = fractal(u * 2.2 + v * 1.5, v * 9 + u * 0.8, 5, 3);
  const cloud = smooth(0.5, 0.78, wisps) * smooth(0.42, 0.2, v);
  return blend(blend(base, GLOW, 0.5 * sun), CLOUD, 0.75 * cloud);
}

interface Range {
  base: number;
  height: number;
  frequency: number;
  haze: number;
  snow: number;
  seed: number;
}

/** Near to far. */
const ranges: readonly Range[] = [
  { base: 0.515, height: 0.13, frequency: 2.6, haze: 0.42, snow: 0, seed: 40 },
  { base: 0.5, height: 0.33, frequency: 1.75, haze: 0.5, snow: 1, seed: 11 },
  { base: 0.47, height: 0.26, frequency: 2.4, haze: 0.78, snow: 1, seed: 77 },
];

/** Ridged fractal noise: sharp crests where plain noise crosses its middle (Musgrave, in Ebert et al. 2003). */
function ridged(x: number, y: number, octaves: number, seed: number): number {
  let sum = 0;
  let weight = 0.5;
  for (let octave = 0; octave < octaves; octave++) {
    const crest = 1 - Math.abs(2 * noise(x, y, seed + octave) - 1);
    sum += weight * crest * Math.sqrt(crest);
    x = 2.1 * x + 5.7;
    y = 2.1 * y + 3.3;
    weight /= 2;
  }
  return sum;
}

function mountains(u: number, v: number): Colour | undefined {
  const range = ranges.find(
    ({ base, height, frequency, seed }) => v > base - height * ridged(u * frequency, 0.5, 6, seed),
  );
  if (!range) return undefined;
  const { base, height, frequency, haze, snow, seed } = range;
  const drop = (v - (base - height)) / height;
  const relief = (x: number) => ridged(x * frequency * 1.6 + drop * 0.5, drop * 1.7, 5, seed + 5);
  const light = clamp(0.5 + 6 * (relief(u + 0.012) - relief(u - 0.012)), 0.1, 1);
  const white =
    snow * smooth(0.62, 0.4, drop + 0.35 * (fractal(u * 26, v * 34, 4, seed) - 0.5) - 0.12 * (light - 0.5));
  const surface = blend(scale(ROCK, 0.6 + 0.6 * light), scale(SNOW, 0.7 + 0.32 * light), white);
  return blend(surface, HAZE, clamp(haze + 0.3 * smooth(0.5, 1.1, drop)));
}

const NEAR_TREES: Colour = [0.13, 0.21, 0.18];
const ROWS = 6;

const treetops = Array.from({ length: ROWS }, (_, row) => {
  const far = row / (ROWS - 1);
  return profile((u) => {
    const hill = 0.055 * (fractal(u * 2.3 + row * 0.11, 4, 3, 60) - 0.25) * (1 + 1.4 * far) + 0.02 * far;
    return SHORE - 0.012 - hill * (0.3 + 0.9 * far) - conifers(u, mix(0.07, 0.026, far), row);
  });
});

/** Rows of conifers, near to far: each higher up the slope, smaller and more lost in the haze. */
function forest(u: number, v: number): Colour | undefined {
  if (v < 0.38) return undefined;
  const row = treetops.findIndex((top) => v >= top(u));
  if (row < 0) return undefined;
  const far = row / (ROWS - 1);
  const depth = v - treetops[row]!(u);
  const shade = 0.72 + 0.55 * noise(u * 130, v * 90, row) * noise(u * 37, v * 21, row + 9);
  const lit = scale(NEAR_TREES, shade * (0.85 + 0.6 * smooth(0.02, 0, depth)));
  return blend(lit, HAZE, 0.06 + 0.5 * far + 0.12 * smooth(SHORE - 0.03, SHORE, v) * (1 - far));
}

/** Height of the skyline of one row of conifers, each about `size` high. */
function conifers(u: number, size: number, seed: number): number {
  const spacing = size * 0.34;
  const cell = Math.floor(u / spacing);
  let height = 0.25 * size;
  for (let index = cell - 1; index <= cell + 1; index++) {
    const middle = (index + 0.2 + 0.6 * hash(index, 1, seed)) * spacing;
    const tall = size * (0.5 + 0.6 * hash(index, 2, seed));
    const out = Math.abs(u - middle) / (size * 0.22);
    height = Math.max(height, tall * (1 - out) + 0.05 * size * noise(u * 420, 0, seed));
  }
  return height;
}
