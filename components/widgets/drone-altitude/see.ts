import { detectorOf } from '@training/aerial/detector.ts';
import { VIEW } from '@training/aerial/grid.ts';
import { standingIn } from '@training/aerial/stand.ts';
import type { Detector } from '@training/aerial/survey.ts';
import { type Camera, photograph, projection } from '@training/data/aerial/camera.ts';
import { lightOf } from '@training/data/aerial/light.ts';
import { type Scene, sceneOf } from '@training/data/aerial/scene.ts';
import { type WeightsRecord, readWeights } from '@training/record/weights.ts';
import { weights } from './recorded.json';
import { type Seen, type Shot, packAnswers } from './seen.ts';

/** Of the first meadow: none of them was learned from, or surveyed. */
const MEADOWS = 500_000;

const detectors = new Map<Shot['trained'], Detector>();

function detectorFor(trained: Shot['trained']): Detector {
  const known = detectors.get(trained);
  if (known) return known;
  const read = readWeights(weights[trained] as WeightsRecord);
  const made = detectorOf(read, VIEW.height, VIEW.width);
  detectors.set(trained, made);
  return made;
}

/** The meadow of a shot. */
export const meadowOf = ({ scene, beside }: Pick<Shot, 'scene' | 'beside'>): Scene =>
  sceneOf({ seed: MEADOWS + scene, middle: 'wolf', beside });

/** Takes the photograph, [3, height, width] from 0 to 255, and slides the detector over it. Tens of milliseconds: for a worker, or the server. */
export function see(shot: Shot): { seen: Seen; pixels: Uint8Array } {
  const { altitude, heading, light, trained } = shot;
  const scene = meadowOf(shot);
  const camera: Camera = { east: 0, north: 0, altitude, heading, ...VIEW };
  const pixels = photograph(scene, camera, lightOf[light]);
  const { toPicture } = projection(camera);
  const animals = standingIn(scene, camera).map(({ thing, cells, whole }) => {
    const [row, column] = toPicture(thing.x, thing.y);
    const { kind, length, width } = thing;
    return { kind, cells, whole, length, width, row, column };
  });
  return { seen: { shot, answers: packAnswers(detectorFor(trained)(pixels)), animals }, pixels };
}
