import { Random } from '@engine/random.ts';
import { type Animal, type Species, bodyOf } from './animals.ts';
import { type Limb, isNear } from './limb.ts';
import { bush, log, rock, tree } from './land.ts';

/** Something that stands or lies on the ground. World: x to the east, y to the north, in metres. */
export interface Thing {
  /** 'ground' for what is no animal. */
  kind: Species;
  x: number;
  y: number;
  /** Where its own x axis points: cosine and sine of the angle from east to north. */
  cos: number;
  sin: number;
  limbs: readonly Limb[];
  /** No part of it is further from its middle. */
  reach: number;
  height: number;
  /** From nose to tail and across the trunk, in metres; 0 for what is no animal. */
  length: number;
  width: number;
}

export interface Scene {
  /** Painted one over the other. */
  things: readonly Thing[];
  /** Of the ground's noise and the sensor's. */
  seed: number;
}

/** The point of a thing's own axes that lies at a point of the world. */
export const ownPoint = ({ x, y, cos, sin }: Thing, east: number, north: number): [number, number] => [
  cos * (east - x) + sin * (north - y),
  cos * (north - y) - sin * (east - x),
];

/** Whether a point of the world lies on the thing, or within this distance of it. */
export function covers(thing: Thing, east: number, north: number, distance = 0): boolean {
  const [x, y] = ownPoint(thing, east, north);
  return x * x + y * y <= (thing.reach + distance) ** 2 && isNear(thing.limbs, x, y, distance);
}

export type Part = Pick<Thing, 'limbs' | 'height'> & Partial<Pick<Thing, 'length' | 'width'>>;

/** @param heading degrees clockwise from north */
export function place(kind: Species, part: Part, x: number, y: number, heading: number): Thing {
  const angle = ((90 - heading) * Math.PI) / 180;
  const reach = Math.max(
    ...part.limbs.flatMap(({ x0, y0, r0, x1, y1, r1 }) => [Math.hypot(x0, y0) + r0, Math.hypot(x1, y1) + r1]),
  );
  return { kind, x, y, cos: Math.cos(angle), sin: Math.sin(angle), reach, length: 0, width: 0, ...part };
}

/** What an arrangement may decide; the rest is chance. */
export interface Arrangement {
  seed: number;
  /** Stands in the middle. */
  middle: Animal;
  /** Stands nearest to it. */
  beside: Animal;
}

const others: readonly Animal[] = [
  'dog',
  'fox',
  'deer',
  'goat',
  'wolf',
  'deer',
  'goat',
  'dog',
  'fox',
  'deer',
];
/** How far the things are spread, in metres. */
const WIDTH = 46;
const DEPTH = 34;

/** Degrees by which an animal may face away from north, either way. */
export const STRAY = 15;

/** A meadow with rocks, logs, bushes and trees, and animals all on their way north, give or take `STRAY`. */
export function sceneOf({ seed, middle, beside }: Arrangement): Scene {
  const random = new Random(seed);
  const animals: Thing[] = [];
  const stand = (kind: Animal, x: number, y: number) =>
    animals.push(place(kind, bodyOf(kind, random), x, y, random.uniform(-STRAY, STRAY)));
  const free = (x: number, y: number, room: number): boolean =>
    animals.every((other) => Math.hypot(other.x - x, other.y - y) > room);

  stand(middle, random.uniform(-0.25, 0.25), random.uniform(-0.25, 0.25));
  const side = random.uniform() < 0.5 ? -1 : 1;
  stand(beside, side * random.uniform(2.4, 3.2), random.uniform(-1.2, 1.2));
  for (const kind of others) {
    // The nearest stand in sight of a middling height, the last at the edge of what the highest sees.
    const spread = 0.3 + (0.7 * animals.length) / others.length;
    for (let trial = 0; trial < 20; trial++) {
      const [x, y] = [random.uniform(-0.5, 0.5) * WIDTH * spread, random.uniform(-0.5, 0.5) * DEPTH * spread];
      if (!free(x, y, 2.6)) continue;
      stand(kind, x, y);
      break;
    }
  }
  const scatter = (count: number, room: number, part: (random: Random) => Part): Thing[] =>
    Array.from({ length: count }, () => {
      const [x, y] = [random.uniform(-0.6, 0.6) * WIDTH, random.uniform(-0.6, 0.6) * DEPTH];
      const thing = place('ground', part(random), x, y, random.uniform(0, 360));
      return free(x, y, room + thing.reach) ? [thing] : [];
    }).flat();
  return {
    seed,
    things: [
      ...scatter(70, 0.9, rock),
      ...scatter(14, 1, log),
      ...animals,
      ...scatter(40, 1, bush),
      ...scatter(26, 1.6, tree),
    ],
  };
}
