import { blend, clamp, fractal, noise, scale, smooth, type Colour } from './noise.ts';

type Point = readonly [x: number, y: number, z: number];
/** A cone with round ends: where it starts, the way to its other end, one over that way's length squared, its radii. */
interface Limb {
  start: Point;
  way: Point;
  inverse: number;
  thick: number;
  taper: number;
}

/**
 * A wolf standing side on, nose to the left: x runs to its tail, y up from the ground, z to the viewer.
 * One unit is the length of its trunk. A chain is a row of limbs from joint to joint: [x, y, radius].
 */
const chain = (z: number, ...joints: readonly (readonly [x: number, y: number, thick: number])[]): Limb[] =>
  joints.slice(1).map(([x, y, thick], index) => {
    const [x0, y0, thick0] = joints[index]!;
    const way: Point = [x - x0, y - y0, 0];
    return {
      start: [x0, y0, z],
      way,
      inverse: 1 / (way[0] ** 2 + way[1] ** 2),
      thick: thick0,
      taper: thick - thick0,
    };
  });

const limbs: readonly Limb[] = [
  ...chain(0, [-0.33, 0.63, 0.185], [-0.08, 0.65, 0.165], [0.2, 0.665, 0.14], [0.4, 0.63, 0.15]),
  ...chain(0, [-0.34, 0.7, 0.17], [-0.47, 0.8, 0.155], [-0.57, 0.9, 0.12]),
  ...chain(0, [-0.37, 0.54, 0.14], [-0.5, 0.7, 0.13]),
  ...chain(0, [-0.6, 0.925, 0.125], [-0.7, 0.905, 0.085], [-0.885, 0.855, 0.048]),
  ...chain(0, [-0.65, 0.865, 0.075], [-0.84, 0.825, 0.032]),
  ...chain(0.08, [-0.5, 0.82, 0.1], [-0.6, 0.86, 0.075]),
  ...chain(0.07, [-0.555, 1.01, 0.062], [-0.535, 1.15, 0.008]),
  ...chain(-0.07, [-0.615, 1.015, 0.055], [-0.615, 1.14, 0.008]),
  ...chain(
    0.09,
    [-0.27, 0.58, 0.12],
    [-0.24, 0.42, 0.068],
    [-0.275, 0.22, 0.04],
    [-0.27, 0.07, 0.034],
    [-0.315, 0.035, 0.038],
  ),
  ...chain(
    -0.09,
    [-0.31, 0.56, 0.1],
    [-0.34, 0.42, 0.062],
    [-0.44, 0.23, 0.038],
    [-0.47, 0.08, 0.032],
    [-0.515, 0.04, 0.036],
  ),
  ...chain(
    0.09,
    [0.38, 0.6, 0.14],
    [0.31, 0.42, 0.1],
    [0.45, 0.25, 0.042],
    [0.42, 0.07, 0.034],
    [0.375, 0.035, 0.038],
  ),
  ...chain(
    -0.09,
    [0.36, 0.56, 0.13],
    [0.4, 0.4, 0.08],
    [0.55, 0.26, 0.04],
    [0.565, 0.08, 0.033],
    [0.52, 0.04, 0.037],
  ),
  ...chain(0, [0.5, 0.68, 0.06], [0.61, 0.55, 0.085], [0.67, 0.36, 0.085], [0.67, 0.2, 0.03]),
];

function toLimb(x: number, y: number, z: number, { start, way, inverse, thick, taper }: Limb): number {
  const px = x - start[0];
  const py = y - start[1];
  const pz = z - start[2];
  const t = clamp((px * way[0] + py * way[1]) * inverse);
  const ax = px - t * way[0];
  const ay = py - t * way[1];
  // Not Math.hypot, which is many times slower.
  return Math.sqrt(ax * ax + ay * ay + pz * pz) - thick - t * taper;
}

const SOFTNESS = 0.035;

/** Distance to the wolf's surface, its limbs melted into each other (Quílez's polynomial smooth minimum). */
function distance(x: number, y: number, z: number): number {
  let nearest = Infinity;
  for (const limb of limbs) {
    const next = toLimb(x, y, z, limb);
    const overlap = Math.max(0, SOFTNESS - Math.abs(nearest - next)) / SOFTNESS;
    nearest = Math.min(nearest, next) - (nearest === Infinity ? 0 : (overlap * overlap * SOFTNESS) / 4);
  }
  return nearest;
}

const NEAR = 0.3;
const STEPS = 16;

/** Where the line of sight at (x, y) meets the fur; undefined beside the wolf. */
function meet(x: number, y: number): Point | undefined {
  const tuft = 0.028 * (fractal(x * 34 + y * 9, y * 30 - x * 12, 3, 5) - 0.5) * smooth(0.3, 0.6, y);
  let z = NEAR;
  for (let step = 0; step < STEPS; step++) {
    const gap = distance(x, y, z) + tuft;
    if (gap < 0.004) return [x, y, z];
    z -= gap;
    if (z < -NEAR) return undefined;
  }
  return undefined;
}

function normal([x, y, z]: Point): Point {
  const step = 0.01;
  const here = distance(x, y, z);
  const slope = [distance(x + step, y, z), distance(x, y + step, z), distance(x, y, z + step)].map(
    (there) => there - here,
  );
  const length = Math.hypot(...slope) || 1;
  return [slope[0]! / length, slope[1]! / length, slope[2]! / length];
}

const GREY: Colour = [0.52, 0.49, 0.46];
const SADDLE: Colour = [0.2, 0.19, 0.19];
const CREAM: Colour = [0.88, 0.82, 0.72];
const TAWNY: Colour = [0.58, 0.45, 0.33];
const DARK: Colour = [0.07, 0.06, 0.06];
const SUN: Point = [-0.62, 0.6, 0.5];

/** Colour of the wolf at (x, y) in its own units, or undefined beside it. */
export function wolf(x: number, y: number): Colour | undefined {
  if (x < -1 || x > 0.82 || y < -0.02 || y > 1.2) return undefined;
  const point = meet(x, y);
  if (!point) return undefined;
  const [nx, ny, nz] = normal(point);
  // Guard hairs lie back and down along the body.
  const hairs = fractal(x * 26 + y * 12, y * 62 - x * 30, 3, 8);
  const light = clamp(nx * SUN[0] + ny * SUN[1] + nz * SUN[2]);
  const brightness = 0.4 + 0.72 * light + 0.3 * (hairs - 0.5);
  const farSide = point[2] < -0.02 && y < 0.48 ? 0.6 : 1;
  return scale(features(x, y, point[2]) ?? coat(x, y, ny, hairs), brightness * farSide);
}

function coat(x: number, y: number, up: number, hairs: number): Colour {
  const ragged = 0.14 * (hairs - 0.5) + 0.12 * (noise(x * 8, y * 8, 2) - 0.5);
  const back = smooth(0.6, 0.76, y + ragged) * smooth(-0.62, -0.34, x) + 0.8 * smooth(0.52, 0.62, x + ragged);
  const mane = 0.7 * smooth(0.86, 0.98, y + 0.5 * (x + 0.5) + ragged) * smooth(-0.6, -0.48, x);
  const under = 0.85 * smooth(0.54, 0.4, y + ragged) + 0.3 * smooth(0.1, -0.5, up);
  const cheek = smooth(-0.52, -0.6, x + ragged * 0.4) * smooth(0.92, 0.87, y + 0.25 * (x + 0.7));
  const throat = smooth(-0.38, -0.5, x) * smooth(0.86, 0.74, y + ragged);
  const base = blend(
    GREY,
    TAWNY,
    0.6 * smooth(0.35, 0.7, noise(x * 5, y * 6, 4)) + 0.2 * smooth(0.95, 1.05, y),
  );
  return blend(
    blend(base, SADDLE, clamp(back + mane) * 0.85),
    CREAM,
    clamp(Math.max(under, cheek * 0.9, throat * 0.8)),
  );
}

/** Nose, eye, mouth and the inside of the near ear. */
function features(x: number, y: number, z: number): Colour | undefined {
  const disc = (cx: number, cy: number, radius: number) => (x - cx) ** 2 + (y - cy) ** 2 < radius ** 2;
  if (disc(-0.922, 0.868, 0.03)) return DARK;
  if (disc(-0.703, 0.937, 0.008)) return [0.75, 0.55, 0.22];
  if (disc(-0.697, 0.935, 0.018)) return DARK;
  const lip = 0.83 - 0.022 * Math.sin((x + 0.9) * 13);
  if (x < -0.71 && x > -0.9 && Math.abs(y - lip) < 0.006) return scale(SADDLE, 0.7);
  if (z > 0.03 && y > 1.02 && y < 1.11 && Math.abs(x + 0.552 - 0.12 * (y - 1)) < 0.2 * (1.13 - y))
    return [0.36, 0.29, 0.26];
  return undefined;
}
