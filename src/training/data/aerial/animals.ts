import type { Random } from '@engine/random.ts';
import { type Colour, type Limb, limb, varied } from './limb.ts';

/** What a patch of ground may show, in the order of the detector's outputs. */
export const species = ['ground', 'wolf', 'dog', 'fox', 'deer', 'goat'] as const;
export type Species = (typeof species)[number];
export type Animal = Exclude<Species, 'ground'>;

export const numberOf = (kind: Species): number => species.indexOf(kind);

/** An animal as the sky sees it: x runs to its nose, y to its left, in metres, 0 the middle of its trunk. */
export interface Body {
  /** Painted one over the other. */
  limbs: readonly Limb[];
  /** From nose to tail, and across the trunk, in metres. */
  length: number;
  width: number;
  /** How high its back is. */
  height: number;
}

/** What sets one animal apart from another of its kind. */
interface Individual {
  random: Random;
  /** Which legs are ahead, and by how much, for a leg of a metre. */
  stride: number;
  /** How far the head is turned, as a slope. */
  look: number;
  tail: number;
}

/** Two legs of a pair in mid stride: one is ahead by `step`. */
const pair = (x: number, y: number, radius: number, step: number, colour: Colour): Limb[] =>
  [1, -1].map((side) =>
    limb(x, side * y * 0.8, radius * 1.2, x + side * step, side * y * 1.15, radius * 0.8, colour),
  );

function wolf({ random, look, tail, stride }: Individual): Limb[] {
  const grey = varied([0.5, 0.475, 0.44], random, 0.07);
  const dark = varied([0.2, 0.19, 0.185], random, 0.03);
  const pale = varied([0.7, 0.65, 0.57], random, 0.05);
  return [
    ...pair(0.34, 0.16, 0.05, 0.3 * stride, pale),
    ...pair(-0.36, 0.15, 0.055, -0.3 * stride, grey),
    limb(-0.45, 0, 0.075, -0.86, 0.3 * tail, 0.07, grey),
    limb(-0.86, 0.3 * tail, 0.06, -0.93, 0.36 * tail, 0.035, dark),
    limb(0.34, 0, 0.165, -0.42, 0, 0.135, grey),
    limb(0.22, 0, 0.075, -0.4, 0, 0.06, dark),
    limb(0.36, 0, 0.165, 0.56, 0.1 * look, 0.12, grey),
    limb(0.66, 0.2 * look, 0.105, 0.7, 0.22 * look, 0.09, pale),
    limb(0.74, 0.26 * look, 0.06, 0.88, 0.4 * look, 0.035, grey),
    ...[1, -1].map((side) =>
      limb(0.62, 0.17 * look + 0.075 * side, 0.035, 0.56, 0.15 * look + 0.1 * side, 0.012, dark),
    ),
  ];
}

/** As large as a small wolf, of any colour, a wolf's too; the tail curls, the ears hang. */
function dog({ random, look, tail, stride }: Individual): Limb[] {
  const coats: readonly Colour[] = [
    [0.55, 0.43, 0.27],
    [0.13, 0.12, 0.12],
    [0.78, 0.72, 0.6],
    [0.36, 0.25, 0.17],
    [0.47, 0.45, 0.43],
  ];
  const coat = varied(coats[random.below(coats.length)]!, random, 0.05);
  const back = random.uniform() < 0.4 ? varied([0.15, 0.13, 0.12], random, 0.03) : coat;
  const curl = tail < 0 ? -1 : 1;
  return [
    ...pair(0.26, 0.14, 0.045, 0.24 * stride, coat),
    ...pair(-0.3, 0.14, 0.045, -0.24 * stride, coat),
    limb(-0.38, 0, 0.05, -0.56, 0.04 * curl, 0.045, back),
    limb(-0.56, 0.04 * curl, 0.045, -0.6, 0.17 * curl, 0.035, back),
    limb(0.28, 0, 0.14, -0.34, 0, 0.135, coat),
    limb(0.2, 0, 0.085, -0.3, 0, 0.085, back),
    limb(0.3, 0, 0.12, 0.46, 0.08 * look, 0.09, coat),
    limb(0.54, 0.14 * look, 0.1, 0.58, 0.16 * look, 0.085, coat),
    limb(0.62, 0.2 * look, 0.055, 0.7, 0.28 * look, 0.045, back),
    ...[1, -1].map((side) =>
      limb(0.54, 0.12 * look + 0.1 * side, 0.035, 0.5, 0.12 * look + 0.125 * side, 0.03, back),
    ),
  ];
}

function fox({ random, look, tail, stride }: Individual): Limb[] {
  const red = varied([0.66, 0.34, 0.13], random, 0.05);
  const dark = varied([0.16, 0.12, 0.1], random, 0.02);
  const white: Colour = [0.85, 0.81, 0.75];
  return [
    ...pair(0.16, 0.085, 0.025, 0.16 * stride, dark),
    ...pair(-0.2, 0.085, 0.028, -0.16 * stride, dark),
    limb(-0.3, 0.03 * tail, 0.055, -0.52, 0.16 * tail, 0.075, red),
    limb(-0.52, 0.16 * tail, 0.07, -0.64, 0.24 * tail, 0.03, white),
    limb(0.18, 0, 0.085, -0.24, 0, 0.085, red),
    limb(0.2, 0, 0.085, 0.33, 0.08 * look, 0.065, red),
    limb(0.38, 0.13 * look, 0.07, 0.4, 0.14 * look, 0.06, red),
    limb(0.43, 0.17 * look, 0.035, 0.52, 0.26 * look, 0.018, white),
    ...[1, -1].map((side) =>
      limb(0.38, 0.12 * look + 0.055 * side, 0.022, 0.35, 0.11 * look + 0.07 * side, 0.01, dark),
    ),
  ];
}

function deer({ random, look, stride }: Individual): Limb[] {
  const brown = varied([0.52, 0.33, 0.18], random, 0.06);
  const dark = varied([0.33, 0.21, 0.13], random, 0.03);
  const rump: Colour = [0.86, 0.81, 0.7];
  const antlers = random.uniform() < 0.4 ? [1, -1] : [];
  return [
    ...pair(0.34, 0.16, 0.04, 0.28 * stride, dark),
    ...pair(-0.36, 0.18, 0.045, -0.28 * stride, dark),
    limb(-0.5, 0, 0.11, -0.55, 0, 0.09, rump),
    limb(0.38, 0, 0.155, -0.38, 0, 0.18, brown),
    limb(0.3, 0, 0.05, -0.36, 0, 0.05, dark),
    limb(0.44, 0, 0.1, 0.74, 0.3 * look, 0.065, brown),
    limb(0.8, 0.36 * look, 0.075, 0.98, 0.55 * look, 0.04, dark),
    ...[1, -1].map((side) =>
      limb(0.78, 0.33 * look + 0.08 * side, 0.035, 0.73, 0.31 * look + 0.19 * side, 0.03, brown),
    ),
    ...antlers.map((side) =>
      limb(0.78, 0.33 * look + 0.05 * side, 0.016, 0.6, 0.31 * look + 0.26 * side, 0.012, rump),
    ),
  ];
}

function goat({ random, look, stride }: Individual): Limb[] {
  const coats: readonly Colour[] = [
    [0.84, 0.8, 0.72],
    [0.5, 0.46, 0.42],
    [0.3, 0.22, 0.16],
  ];
  const coat = varied(coats[random.below(coats.length)]!, random, 0.06);
  const patch = varied(coats[random.below(coats.length)]!, random, 0.06);
  const horn: Colour = [0.28, 0.25, 0.21];
  return [
    ...pair(0.2, 0.2, 0.04, 0.18 * stride, coat),
    ...pair(-0.24, 0.21, 0.04, -0.18 * stride, coat),
    limb(-0.44, 0, 0.05, -0.52, 0, 0.03, coat),
    limb(0.26, 0, 0.19, -0.28, 0, 0.205, coat),
    limb(0.18, 0.03, 0.13, 0.05, 0.02, 0.13, patch),
    limb(0.3, 0, 0.13, 0.5, 0.12 * look, 0.085, coat),
    limb(0.54, 0.16 * look, 0.085, 0.68, 0.28 * look, 0.05, patch),
    ...[1, -1].flatMap((side) => [
      limb(0.52, 0.12 * look + 0.04 * side, 0.028, 0.38, 0.1 * look + 0.13 * side, 0.024, horn),
      limb(0.55, 0.14 * look + 0.09 * side, 0.028, 0.52, 0.12 * look + 0.16 * side, 0.022, coat),
    ]),
  ];
}

interface Kind {
  draw: (individual: Individual) => Limb[];
  /** In metres: nose to tail, across the trunk, up to the back. */
  length: number;
  width: number;
  height: number;
}

const kinds: Readonly<Record<Animal, Kind>> = {
  wolf: { draw: wolf, length: 1.88, width: 0.33, height: 0.8 },
  dog: { draw: dog, length: 1.38, width: 0.28, height: 0.6 },
  fox: { draw: fox, length: 1.21, width: 0.17, height: 0.4 },
  deer: { draw: deer, length: 1.66, width: 0.36, height: 1 },
  goat: { draw: goat, length: 1.28, width: 0.41, height: 0.8 },
};

/** Draws an animal: each time one of its kind, none quite like another. */
export function bodyOf(kind: Animal, random: Random): Body {
  const size = random.uniform(0.92, 1.08);
  const { draw, length, width, height } = kinds[kind];
  const limbs = draw({
    random,
    look: random.uniform(-0.6, 0.6),
    tail: random.uniform(-0.7, 0.7),
    stride: random.uniform(-1, 1),
  });
  const scaled = limbs.map(({ x0, y0, r0, x1, y1, r1, colour }) =>
    limb(x0 * size, y0 * size, r0 * size, x1 * size, y1 * size, r1 * size, colour),
  );
  return { limbs: scaled, length: length * size, width: width * size, height: height * size };
}
