import { Random } from '@engine/random.ts';
import { numberOf, species } from '../data/aerial/animals.ts';
import { type Camera, photograph } from '../data/aerial/camera.ts';
import { type LightName, lightOf } from '../data/aerial/light.ts';
import { sceneOf } from '../data/aerial/scene.ts';
import type { Answers } from './detector.ts';
import { answersFor, findsIn, toldOf } from './finds.ts';
import { VIEW } from './grid.ts';
import { type Standing, standingIn } from './stand.ts';

export type Detector = (pixels: Uint8Array) => Answers;

/**
 * What came of a number of pictures of scenes that were not learned from. Animals count that are whole in the picture;
 * finds count wherever they are.
 */
export interface Tally {
  pictures: number;
  wolves: number;
  /** Wolves of which at least one cell says so. */
  found: number;
  dogs: number;
  /** Dogs of which at least one cell says 'wolf', even in a find that has a wolf in it too. */
  mistaken: number;
  /** Finds with no wolf, whole or cut, in any of their cells: on other animals, whole or cut, and on none. One dog may bear several. */
  alarms: number;
  /** [species, species]: animals of the row that were told to be of the column, by the largest mean answer over their cells. */
  told: number[];
}

export interface Conditions {
  altitude: number;
  heading: number;
  light: LightName;
}

const THRESHOLD = 0.5;

/** Takes pictures of `count` scenes and shows each to every detector. */
export function survey(
  detectors: readonly Detector[],
  { altitude, heading, light }: Conditions,
  count: number,
  seed: number,
): Tally[] {
  const tallies = detectors.map((): Tally => ({
    pictures: count,
    wolves: 0,
    found: 0,
    dogs: 0,
    mistaken: 0,
    alarms: 0,
    told: species.flatMap(() => species.map(() => 0)),
  }));
  for (let number = 0; number < count; number++) {
    const random = new Random(seed + number);
    const scene = sceneOf({ seed: seed + number, middle: 'wolf', beside: number % 2 === 0 ? 'dog' : 'deer' });
    const off = () => random.uniform(-0.1, 0.1);
    const camera: Camera = { altitude, heading, east: off(), north: off(), ...VIEW };
    const picture = photograph(scene, camera, lightOf[light]);
    const standing = standingIn(scene, camera);
    detectors.forEach((detect, index) => tallyUp(tallies[index]!, detect(picture), standing));
  }
  return tallies;
}

/** Adds one picture. */
function tallyUp(tally: Tally, answers: Answers, standing: readonly Standing[]): void {
  const wolf = answersFor(answers, numberOf('wolf'));
  for (const { thing, cells, whole } of standing) {
    if (!whole) continue;
    const says = cells.some((cell) => wolf[cell]! >= THRESHOLD);
    if (thing.kind === 'wolf') {
      tally.wolves++;
      if (says) tally.found++;
    }
    if (thing.kind === 'dog') {
      tally.dogs++;
      if (says) tally.mistaken++;
    }
    tally.told[numberOf(thing.kind) * species.length + toldOf(answers, cells)]!++;
  }
  const right = new Set(standing.filter(({ thing }) => thing.kind === 'wolf').flatMap(({ cells }) => cells));
  tally.alarms += findsIn(answers, THRESHOLD).filter(
    ({ cells }) => !cells.some((cell) => right.has(cell)),
  ).length;
}
