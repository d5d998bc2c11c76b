import { MARK, PLACES, type Where, lastColumn, markClasses } from '../data/marks.ts';
import type { Job } from '../worker/messages.ts';
import { type Head, type Wiring, readerOf, sourceOf } from './networks.ts';

/** What a reader may choose of the study: does a network know a pattern where it has never seen it? */
export interface Choice {
  /** Pictures to learn from. */
  examples: number;
  /** Where their marks lie. */
  where: Where;
  seed: number;
  /** Which networks are pooled. */
  head: Head;
}

/** Pictures in a step. All choices make as many steps, so that fewer pictures are seen more often. */
const BATCH = 32;
export const STEPS = 384;
/** Steps from one test to the next. */
export const BEAT = 32;
export const BEATS = STEPS / BEAT;
/** How many pictures there may be to learn from: each divides the steps into whole epochs. */
export const examplesToChoose = [128, 256, 512, 1024, 2048, 4096] as const;

/** The same recipe for every network; only the wires differ. */
export function jobOf({ examples, where, seed, head }: Choice, wiring: Wiring): Job {
  return {
    source: sourceOf(wiring, head),
    data: {
      kind: 'marks',
      train: examples,
      where,
      seed,
      ...(wiring === 'local' && { unfold: MARK }),
    },
    recipe: {
      seed,
      epochs: (STEPS * BATCH) / examples,
      batchSize: BATCH,
      optimizer: { name: 'Adam', lr: 0.003 },
    },
    evaluateEvery: BEAT,
  };
}

/** Names one network's run: choices that differ in another network share it. */
export const runNameOf = ({ examples, where, seed, head }: Choice, wiring: Wiring): string =>
  `${wiring} ${readerOf(wiring, head)}, ${examples} ${where}, seed ${seed}`;

/** Right answers at each place, row by row, a digit each: of as many pictures as there are classes. */
export type Tally = string;

/** @param predictions Of `marksEverywhere(1, …)`, in its order. */
export function tallyOf(predictions: Uint8Array): Tally {
  const each = markClasses.length;
  const right = new Uint8Array(PLACES * PLACES);
  predictions.forEach((told, index) => {
    if (told === index % each) right[Math.floor(index / each)]!++;
  });
  return right.join('');
}

/** The share of right answers over the columns of places from `first` to `last`. */
export function accuracyOf(tally: Tally, first: number, last: number): number {
  let right = 0;
  for (let place = 0; place < tally.length; place++) {
    const column = place % PLACES;
    if (column >= first && column <= last) right += Number(tally[place]);
  }
  return right / ((last - first + 1) * PLACES * markClasses.length);
}

/** The halves of the picture, as columns at which a mark lies in it wholly. */
export const halves = {
  left: [0, lastColumn.left],
  right: [PLACES - 1 - lastColumn.left, PLACES - 1],
} as const;
