import { fastBackend } from '../fast/learner.ts';
import type { RecordedFigure } from '../record/figures.ts';
import { marks } from '../worker/datasets.ts';
import type { DataChoice } from '../worker/messages.ts';
import { prepare, work } from '../worker/work.ts';
import { type Wiring, wirings } from './networks.ts';
import { type Choice, type Tally, jobOf, runNameOf, tallyOf } from './study.ts';

const usual: Choice = { examples: 2048, where: 'left', seed: 1, head: 'pooled' };

/** The choices whose runs pages show before a reader has trained anything. */
export const recordedChoices: readonly Choice[] = [
  usual,
  { ...usual, head: 'flat' },
  { ...usual, where: 'everywhere' },
  { ...usual, examples: 128 },
  { ...usual, examples: 128, head: 'flat' },
  { ...usual, head: 'both' },
  { ...usual, examples: 128, head: 'both' },
];

/** One run from beginning to end, as the worker makes it: the tally of every test. */
export function runOf(choice: Choice, wiring: Wiring, backend = fastBackend): Tally[] {
  const job = jobOf(choice, wiring);
  const data = marks(job.data as Extract<DataChoice, { kind: 'marks' }>);
  const tallies: Tally[] = [];
  const nothing = () => undefined;
  const listener = {
    wantsStatistics: () => false,
    onStep: nothing,
    onStatistics: nothing,
    onEvaluating: nothing,
    onEvaluated: (_step: number, { predictions }: { predictions: Uint8Array }) => {
      tallies.push(tallyOf(predictions));
    },
  };
  const units = work(prepare(job, data, backend), job, data, listener);
  while (!units.next().done);
  return tallies;
}

export const learnAnywhere: RecordedFigure = {
  title: 'A pattern seen in one half of the picture, tested in all of it',
  record(tell) {
    const runs: Record<string, Tally[]> = {};
    for (const choice of recordedChoices) {
      for (const wiring of wirings) {
        const name = runNameOf(choice, wiring);
        if (name in runs) continue;
        tell(name);
        runs[name] = runOf(choice, wiring);
      }
    }
    return { runs };
  },
};
