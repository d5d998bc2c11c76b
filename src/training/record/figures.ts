import { learnAnywhere } from '../anywhere/record.ts';
import { upsamplingAtWork } from '../segmentation/record.ts';
import { droneAltitude } from './drone-altitude.ts';

/** A run that is recorded for one figure: it draws its own data, so it needs no files. */
export interface RecordedFigure {
  title: string;
  /** Runs it from beginning to end. Gives what the figure imports as its recorded.json; nothing in it depends on the clock. */
  record(tell: (line: string) => void): object;
}

/** By the widget's name, which `npm run record -- <name>` takes. */
export const recordedFigures: Readonly<Record<string, RecordedFigure>> = {
  'drone-altitude': droneAltitude,
  'learn-anywhere': learnAnywhere,
  'upsampling-at-work': upsamplingAtWork,
};
