import { Random } from '@engine/random.ts';
import { type Animal, species } from '../data/aerial/animals.ts';
import { type Camera, photograph } from '../data/aerial/camera.ts';
import { type LightName, lightOf } from '../data/aerial/light.ts';
import { sceneOf } from '../data/aerial/scene.ts';
import { CELL, FIELD, MARGIN, VIEW } from './grid.ts';
import { LAND, truthOf } from './truth.ts';

/** What the pictures to learn from were taken like. */
export interface Flights {
  /** Metres; as many low ones as high ones, on a logarithmic scale. */
  altitude: readonly [low: number, high: number];
  /** False: the drone always flies the way the animals walk. */
  turned: boolean;
  lights: readonly LightName[];
}

/** Cuttings of pictures, as large as a unit's field: [count, 3, FIELD, FIELD] from 0 to 255, and what each shows in its middle. */
export interface Patches {
  pixels: Uint8Array;
  labels: Uint8Array;
}

/** Bytes of one cutting. */
export const PATCH = 3 * FIELD * FIELD;
/** Cuttings from one picture. */
const EACH = 16;
/** How often each species is looked for, in the order of `species`. */
const wanted = [0.4, 0.2, 0.14, 0.08, 0.09, 0.09];

function draw(random: Random, shares: readonly number[]): number {
  let left = random.uniform();
  return Math.max(
    0,
    shares.findIndex((share) => (left -= share) < 0),
  );
}

/** A camera somewhere near the middle of a scene, flying as the flights do. */
export function cameraOf({ altitude: [low, high], turned }: Flights, random: Random): Camera {
  const altitude = low * (high / low) ** random.uniform();
  const spread = 2 + 0.1 * altitude;
  return {
    altitude,
    east: random.uniform(-spread, spread),
    north: random.uniform(-spread, spread),
    heading: turned ? random.uniform(0, 360) : 0,
    ...VIEW,
  };
}

/** Cuts patches out of pictures of as many scenes as it takes; the same seed gives the same ones. */
export function patchesOf(flights: Flights, count: number, seed: number): Patches {
  const pixels = new Uint8Array(count * PATCH);
  const labels = new Uint8Array(count);
  const animals = species.slice(1) as Animal[];
  let made = 0;
  for (let number = 0; made < count; number++) {
    const random = new Random(seed + number);
    const any = () => animals[random.below(animals.length)]!;
    const scene = sceneOf({ seed: seed + number, middle: any(), beside: any() });
    const camera = cameraOf(flights, random);
    const light = lightOf[flights.lights[random.below(flights.lights.length)]!];
    const picture = photograph(scene, camera, light);
    const truth = truthOf(scene, camera).labels;
    for (let trial = 0; trial < EACH && made < count; trial++) {
      const label = draw(random, wanted);
      const corner = label === 0 ? findGround(truth, random) : findAnimal(truth, label, random);
      if (!corner) continue;
      cut(picture, corner, pixels.subarray(made * PATCH, (made + 1) * PATCH));
      labels[made++] = shownBy(truth, corner);
    }
  }
  return { pixels, labels };
}

/** A patch's upper left pixel. */
type Corner = readonly [row: number, column: number];

const isAnimal = (label: number): boolean => label > 0 && label !== LAND;

/** A patch whose cell shows some of the species, or of any animal in sight where there is none of it. */
function findAnimal(labels: Uint8Array, label: number, random: Random): Corner | undefined {
  const inside: number[] = [];
  for (let row = MARGIN + CELL; row < VIEW.height - FIELD + MARGIN; row++) {
    for (let column = MARGIN + CELL; column < VIEW.width - FIELD + MARGIN; column++) {
      const at = row * VIEW.width + column;
      if (isAnimal(labels[at]!)) inside.push(at);
    }
  }
  const of = inside.filter((pixel) => labels[pixel] === label);
  const places = of.length > 0 ? of : inside;
  if (places.length === 0) return undefined;
  const pixel = places[random.below(places.length)]!;
  const [row, column] = [Math.floor(pixel / VIEW.width), pixel % VIEW.width];
  return [row - MARGIN - random.below(CELL), column - MARGIN - random.below(CELL)];
}

/** The animal of which most pixels of the patch's cell show something; 0 if none does. */
function shownBy(labels: Uint8Array, [top, left]: Corner): number {
  const counts = new Uint8Array(species.length);
  for (let cell = 0; cell < CELL * CELL; cell++) {
    const row = top + MARGIN + Math.floor(cell / CELL);
    const label = labels[row * VIEW.width + left + MARGIN + (cell % CELL)]!;
    if (isAnimal(label)) counts[label]!++;
  }
  return counts.indexOf(Math.max(...counts));
}

/** No animal in its cell. Two of three show a rock, a log, a bush or a tree, or have an animal near. */
function findGround(labels: Uint8Array, random: Random): Corner | undefined {
  const hard = random.uniform() < 0.67;
  for (let trial = 0; trial < 60; trial++) {
    const corner = [random.below(VIEW.height - FIELD + 1), random.below(VIEW.width - FIELD + 1)] as const;
    const within = (from: number, side: number, what: (label: number) => boolean) => {
      for (let cell = 0; cell < side * side; cell++) {
        const row = corner[0] + from + Math.floor(cell / side);
        if (what(labels[row * VIEW.width + corner[1] + from + (cell % side)]!)) return true;
      }
      return false;
    };
    if (within(MARGIN, CELL, isAnimal)) continue;
    if (!hard || within(MARGIN, CELL, (label) => label === LAND) || within(MARGIN - 4, CELL + 8, isAnimal))
      return corner;
  }
  return undefined;
}

function cut(picture: Uint8Array, [top, left]: Corner, out: Uint8Array): void {
  const { height, width } = VIEW;
  for (let line = 0; line < 3 * FIELD; line++) {
    const [channel, row] = [Math.floor(line / FIELD), top + (line % FIELD)];
    const start = (channel * height + row) * width + left;
    out.set(picture.subarray(start, start + FIELD), line * FIELD);
  }
}
