import type { Dataset } from '../data/dataset.ts';
import type { Where } from '../data/marks.ts';
import type { Evaluation } from '../evaluation.ts';
import type { Step } from '../loop.ts';
import type { Recipe } from '../recipe.ts';
import type { Snapshot } from '../snapshot.ts';
import type { Statistics } from '../statistics.ts';

/** Which images to learn from and to be tested on; of the real ones the first so many, all if left out. */
export type DataChoice =
  | { kind: 'garments'; train: number; test: number; seed: number }
  /** Of marks, tested at every place; `unfold` gives the windows of that kernel in place of the pictures. */
  | { kind: 'marks'; train: number; where: Where; seed: number; unfold?: number }
  | { kind: 'fashion-mnist'; address: string; train?: number; test?: number };

export interface Datasets {
  train: Dataset;
  test: Dataset;
}

/** All that a run needs to be told. Plain data. */
export interface Job {
  /** The network as PyTorch source. */
  source: string;
  data: DataChoice;
  recipe: Recipe;
  /** In steps. Default: after each epoch. There is always one at the end. */
  evaluateEvery?: number;
  /** Where to go on from. */
  snapshot?: Snapshot;
  /** Wait for 'resume' or 'step'. Default false. */
  paused?: boolean;
}

/** To the worker. `run` is a name that the page chooses, one for each run. */
export type Request =
  | { kind: 'start'; run: string; job: Job }
  | { kind: 'pause' | 'resume' | 'snapshot' | 'cancel'; run: string }
  /** One step of a paused run, looked at closely if `statistics`. */
  | { kind: 'step'; run: string; statistics?: boolean };

/** What went wrong, in words, and what can be done about it. */
export interface Failure {
  message: string;
  wayOn: string;
}

/** From the worker. */
export type Report = { run: string } & (
  | { kind: 'started'; step: number; steps: number; stepsPerEpoch: number; parameters: number }
  /** All steps since the last such report, at most 10 reports a second while it runs; and how far an evaluation is. */
  | { kind: 'progress'; steps: Step[]; evaluated?: number }
  | { kind: 'statistics'; step: number; statistics: Statistics }
  | { kind: 'evaluated'; step: number; evaluation: Evaluation }
  | { kind: 'paused'; step: number }
  | { kind: 'snapshot'; snapshot: Snapshot }
  /** The last report of a run is one of these three. */
  | { kind: 'done'; snapshot: Snapshot }
  | { kind: 'cancelled' }
  | ({ kind: 'failed' } & Failure)
);
