import type { Wiring } from '@training/anywhere/networks.ts';
import type { Choice, Tally } from '@training/anywhere/study.ts';
import recorded from './recorded.json';
import type { Settings } from './settings.ts';

/** The tests of each network so far, one after every beat. */
export type Tallies = Readonly<Record<Wiring, readonly Tally[]>>;

export const choiceOf = ({ examples, where, seed, head }: Settings): Choice => ({
  examples: Number(examples),
  where,
  seed,
  head,
});

/** The run of these settings, if `npm run record -- learn-anywhere` made it. */
export function recordedFor(settings: Settings): Tallies | undefined {
  const wanted = Object.entries(choiceOf(settings));
  const run = recorded.runs.find(({ choice }) =>
    wanted.every(([name, value]) => choice[name as keyof typeof choice] === value),
  );
  return run?.tallies;
}
