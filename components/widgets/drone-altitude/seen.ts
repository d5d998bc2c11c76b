import { toBytes, toText } from '@kit/bytes.ts';
import type { Answers } from '@training/aerial/detector.ts';
import { GRID } from '@training/aerial/grid.ts';
import type { Species } from '@training/data/aerial/animals.ts';
import type { Settings } from './settings.ts';

/** The settings that make another photograph, or another detector look at it. */
export type Shot = Pick<Settings, 'altitude' | 'heading' | 'light' | 'trained' | 'beside' | 'scene'>;

export const shotOf = ({ altitude, heading, light, trained, beside, scene }: Settings): Shot => ({
  altitude,
  heading,
  light,
  trained,
  beside,
  scene,
});

/** An animal in the photograph. */
export interface Animal {
  kind: Species;
  /** The cells that show any of it. */
  cells: readonly number[];
  /** Whether every pixel of it lies in a cell. */
  whole: boolean;
  /** From nose to tail, and across the trunk, in metres. */
  length: number;
  width: number;
  /** Its middle, in pixels of the photograph. */
  row: number;
  column: number;
}

/** What came of a shot: plain data, small enough to stand in a page. */
export interface Seen {
  shot: Shot;
  /** The detector's, from 0 to 255, base64: [species, rows, columns]. */
  answers: string;
  animals: readonly Animal[];
}

export const packAnswers = ({ values }: Answers): string =>
  toText(values.map((value) => Math.round(255 * value)));

export const unpackAnswers = (packed: string): Answers => ({
  ...GRID,
  values: Float32Array.from(toBytes(packed), (byte) => byte / 255),
});
