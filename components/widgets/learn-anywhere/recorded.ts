import { type Wiring, wirings } from '@training/anywhere/networks.ts';
import { type Choice, type Tally, runNameOf } from '@training/anywhere/study.ts';
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

const runs: Readonly<Record<string, readonly Tally[]>> = recorded.runs;

/** The runs of these settings, if `npm run record -- learn-anywhere` made them. */
export function recordedFor(settings: Settings): Tallies | undefined {
  const choice = choiceOf(settings);
  const made = wirings.map((wiring) => [wiring, runs[runNameOf(choice, wiring)]] as const);
  return made.every(([, run]) => run) ? (Object.fromEntries(made) as Record<Wiring, Tally[]>) : undefined;
}
