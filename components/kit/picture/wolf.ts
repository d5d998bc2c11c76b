import { blend, clamp, fractal, noise, scale, smooth, type Colour } from './noise.ts';

type Point = readonly [x: number, y: number, z: number];
/** A cone with round ends between two points: the stuff that the wolf is modelled from. */
interface Limb {
  from: Point;
  to: Point;
  thick: readonly [from: number, to: number];
}

/**
 * A wolf standing side on, nose to the left: x runs to its tail, y up from the ground, z to the viewer.
 * One unit is the length of its trunk.
 */
const chain = (z: number, ...joints: readonly (readonly [x: number, y: number, thick: number])[]): Limb[] =>
  joints.slice(1).map(([x, y, thick], index) => {
    const [x0, y0, thick0] = joints[index]!;
    return { from: [x0, y0, z], to: [x, y, z], thick: [thick0, thick] };
  });

const limbs: readonly Limb[] = [
  ...chain(0, [-0.33, 0.62, 0.18], [-0.08, 0.63, 0.165], [0.2, 0.655, 0.135], [0.4, 0.62, 0.15]),
  ...chain(0, [-0.36, 0.7, 0.15], [-0.46, 0.8, 0.135], [-0.58, 0.9, 0.1]),
  ...chain(0, [-0.36, 0.56, 0.14], [-0.47, 0.68, 0.13]),
  ...chain(0, [-0.6, 0.905, 0.098], [-0.68, 0.895, 0.072], [-0.83, 0.855, 0.041]),
  ...chain(0, [-0.64, 0.86, 0.06], [-0.79, 0.83, 0.028]),
  ...chain(0.06, [-0.52, 0.84, 0.08], [-0.6, 0.86, 0.06]),
  ...chain(0.055, [-0.565, 0.97, 0.046], [-0.55, 1.075, 0.006]),
  ...chain(-0.055, [-0.6, 0.975, 0.042], [-0.595, 1.07, 0.006]),
  ...chain(
    0.09,
    [-0.27, 0.58, 0.12],
    [-0.24, 0.42, 0.07],
    [-0.275, 0.22, 0.044],
    [-0.27, 0.07, 0.036],
    [-0.31, 0.035, 0.04],
  ),
  ...chain(
    -0.09,
    [-0.31, 0.56, 0.1],
    [-0.33, 0.42, 0.065],
    [-0.43, 0.23, 0.042],
    [-0.46, 0.08, 0.034],
    [-0.505, 0.04, 0.038],
  ),
  ...chain(
    0.09,
    [0.38, 0.58, 0.14],
    [0.31, 0.4, 0.1],
    [0.44, 0.25, 0.05],
    [0.415, 0.07, 0.037],
    [0.375, 0.035, 0.04],
  ),
  ...chain(
    -0.09,
    [0.36, 0.56, 0.13],
    [0.4, 0.4, 0.08],
    [0.55, 0.26, 0.046],
    [0.565, 0.08, 0.036],
    [0.53, 0.04, 0.038],
  ),
  ...chain(0, [0.5, 0.66, 0.055], [0.6, 0.52, 0.075], [0.66, 0.34, 0.07], [0.66, 0.2, 0.03]),
];

function toLimb([x, y, z]: Point, { from, to, thick }: Limb): number {
  const [dx, dy, dz] = [to[0] - from[0], to[1] - from[1], to[2] - from[2]];
  const along = (x - from[0]) * dx + (y - from[1]) * dy + (z - from[2]) * dz;
  const t = clamp(along / (dx * dx + dy * dy + dz * dz));
  const away = Math.hypot(x - from[0] - t * dx, y - from[1] - t * dy, z - from[2] - t * dz);
  return away - (thick[0] + t * (thick[1] - thick[0]));
}

const SOFTNESS = 0.035;

/** Distance to the wolf's surface, its limbs melted into each other (Quílez's polynomial smooth minimum). */
function distance(point: Point): number {
  let nearest = Infinity;
  for (const limb of limbs) {
    const next = toLimb(point, limb);
    const overlap = Math.max(0, SOFTNESS - Math.abs(nearest - next)) / SOFTNESS;
    nearest = Math.min(nearest, next) - (nearest === Infinity ? 0 : (overlap * overlap * SOFTNESS) / 4);
  }
  return nearest;
}

const NEAR = 0.3;
const STEPS = 22;

/** Where the line of sight at (x, y) meets the fur; undefined beside the wolf. */
function meet(x: number, y: number): Point | undefined {
  const tuft = 0.028 * (fractal(x * 34 + y * 9, y * 30 - x * 12, 3, 5) - 0.5) * smooth(0.1, 0.4, y);
  let z = NEAR;
  for (let step = 0; step < STEPS; step++) {
    const gap = distance([x, y, z]) + tuft;
    if (gap < 0.002) return [x, y, z];
    z -= gap;
    if (z < -NEAR) return undefined;
  }
  return undefined;
}

function normal([x, y, z]: Point): Point {
  const step = 0.01;
  const here = distance([x, y, z]);
  const slope = [distance([x + step, y, z]), distance([x, y + step, z]), distance([x, y, z + step])].map(
    (there) => there - here,
  );
  const length = Math.hypot(...slope) || 1;
  return [slope[0]! / length, slope[1]! / length, slope[2]! / length];
}

const GREY: Colour = [0.56, 0.52, 0.47];
const SADDLE: Colour = [0.25, 0.24, 0.24];
const CREAM: Colour = [0.86, 0.79, 0.68];
const TAWNY: Colour = [0.6, 0.48, 0.36];
const DARK: Colour = [0.07, 0.06, 0.06];
const SUN: Point = [-0.62, 0.6, 0.5];

/** Colour of the wolf at (x, y) in its own units, or undefined beside it. */
export function wolf(x: number, y: number): Colour | undefined {
  if (x < -0.95 || x > 0.82 || y < -0.02 || y > 1.12) return undefined;
  const point = meet(x, y);
  if (!point) return undefined;
  const [nx, ny, nz] = normal(point);
  const streaks = fractal(x * 22 + y * 5, y * 70 - x * 16, 3, 8);
  const light = clamp(nx * SUN[0] + ny * SUN[1] + nz * SUN[2]);
  const brightness = 0.42 + 0.72 * light + 0.42 * (streaks - 0.5);
  const farSide = point[2] < -0.02 && y < 0.48 ? 0.62 : 1;
  return scale(features(x, y, point[2]) ?? coat(x, y, ny, streaks), brightness * farSide);
}

function coat(x: number, y: number, up: number, streaks: number): Colour {
  const ragged = 0.16 * (streaks - 0.5) + 0.1 * (noise(x * 9, y * 9, 2) - 0.5);
  const back = smooth(0.62, 0.78, y + ragged) * smooth(-0.5, -0.3, x) + 0.6 * smooth(0.55, 0.62, x + ragged);
  const under = smooth(0.56, 0.44, y + ragged) * 0.75 + 0.3 * smooth(0.1, -0.5, up);
  const face = smooth(-0.58, -0.7, x + ragged * 0.4) * smooth(0.9, 0.86, y + 0.3 * (x + 0.7));
  const throat = smooth(-0.4, -0.52, x) * smooth(0.84, 0.72, y + ragged);
  const base = blend(GREY, TAWNY, 0.5 * smooth(0.4, 0.75, noise(x * 5, y * 6, 4)));
  return blend(
    blend(base, SADDLE, clamp(back) * 0.8),
    CREAM,
    clamp(Math.max(under, face * 0.9, throat * 0.8)),
  );
}

/** Nose, eye, mouth and the inside of the near ear. */
function features(x: number, y: number, z: number): Colour | undefined {
  if (Math.hypot(x + 0.862, y - 0.868) < 0.026) return DARK;
  if (Math.hypot((x + 0.685) / 1.3, y - 0.922 - 0.25 * (x + 0.685)) < 0.013) return DARK;
  const lip = 0.832 - 0.02 * Math.sin((x + 0.85) * 14);
  if (x < -0.69 && x > -0.85 && Math.abs(y - lip) < 0.005) return scale(SADDLE, 0.7);
  if (z > 0.03 && y > 0.985 && y < 1.05 && Math.abs(x + 0.562 - 0.1 * (y - 1)) < 0.018)
    return [0.4, 0.33, 0.3];
  return undefined;
}
