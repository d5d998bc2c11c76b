import type { DroneRecord, Training } from '@training/record/drone-altitude.ts';
import * as recorded from './recorded.json';

/** What was recorded, but the weights: `npm run record -- drone-altitude`. */
export const surveys = recorded.surveys as DroneRecord['surveys'];
export const network = recorded.network as DroneRecord['network'];

export const trainings: readonly Training[] = ['straight', 'turned', 'everywhere'];

/** What each detector learned from, short enough for a label. */
export const shortNames: Readonly<Record<Training, string>> = {
  straight: 'facing up, 20–40 m',
  turned: 'any way, 20–40 m',
  everywhere: 'any way, 10–120 m',
};

/** Metres from which each detector has seen wolves. */
export const learnedFrom = (training: Training): readonly [number, number] =>
  recorded.flights[training].altitude as [number, number];
