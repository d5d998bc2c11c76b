import type { Equation } from '@network/formula.ts';
import { analyse } from '@network/analysis/index.ts';
import { explain } from '@network/explain/index.ts';
import { readNetwork } from '@network/python/index.ts';
import { type Reader, type Wiring, readerOf, sourceOf, wirings } from '@training/anywhere/networks.ts';
import { BEAT, type Tally, accuracyOf, halves } from '@training/anywhere/study.ts';
import { MARK, PICTURE, PLACES, markClasses } from '@training/data/marks.ts';
import type { Tallies } from './recorded.ts';
import type { Settings } from './settings.ts';
import { summaryOf } from './words.ts';

/** What a test said of the two halves, as shares of right answers. */
export interface Halves {
  left: number;
  right: number;
}

/** One of the three networks. */
export interface Panel {
  readonly wiring: Wiring;
  /** Its wires, and what reads the units that they make. */
  readonly name: string;
  readonly reader: string;
  readonly title: string;
  /** Trained numbers of its first layer, and how they come about. */
  readonly weights: Equation;
  /** Those of the whole network. */
  readonly parameters: number;
  /** The test that is shown; none before there is one. */
  readonly tally: Tally | undefined;
  /** That test's halves. */
  readonly now: Halves | undefined;
  /** All tests so far, after each beat. */
  readonly curve: readonly Halves[];
  /** Right answers at the chosen place. */
  readonly here: number | undefined;
}

export interface Model {
  readonly panels: readonly Panel[];
  /** How many tests all three have had. */
  readonly tested: number;
  /** The test that is shown, counted from 1; 0 if there is none. */
  readonly beat: number;
  readonly step: number;
  readonly summary: string;
}

const names: Record<Wiring, string> = {
  dense: 'Fully connected',
  local: 'Locally connected',
  shared: 'Convolution',
};

const readers: Record<Reader, string> = { pooled: 'global max pooling', flat: 'a weight for each place' };

function namesOf(wiring: Wiring, head: Settings['head']): Pick<Panel, 'name' | 'reader' | 'title'> {
  const name = names[wiring];
  // Units without a window have no place.
  const reader = wiring === 'dense' ? 'a weight for each unit' : readers[readerOf(wiring, head)];
  return { name, reader: `then ${reader}`, title: `${name}, then ${reader}` };
}

const inputs: Record<Wiring, readonly number[]> = {
  dense: [1, 1, PICTURE, PICTURE],
  local: [1, 1, PLACES ** 2, MARK ** 2],
  shared: [1, 1, PICTURE, PICTURE],
};

const counted = new Map<string, Pick<Panel, 'weights' | 'parameters'>>();

/** Counted once for each network: it does not depend on the run. */
function count(wiring: Wiring, head: Settings['head']): Pick<Panel, 'weights' | 'parameters'> {
  const key = `${wiring} ${head}`;
  const known = counted.get(key);
  if (known) return known;
  const analysis = analyse(readNetwork(sourceOf(wiring, head)).network!, { input: inputs[wiring] });
  const first = analysis.nodes.find((node) => node.ok && node.parameters.total > 0)!;
  const made = {
    weights: explain(analysis, first.node.id, 'parameters').equation!,
    parameters: analysis.totals.total,
  };
  counted.set(key, made);
  return made;
}

const halvesOf = (tally: Tally): Halves => ({
  left: accuracyOf(tally, ...halves.left),
  right: accuracyOf(tally, ...halves.right),
});

/** The figure at these settings, with the tests that there are so far. */
export function modelOf({ head, beat: wanted, row, column }: Settings, tallies: Tallies | undefined): Model {
  const tested = tallies ? Math.min(...wirings.map((wiring) => tallies[wiring].length)) : 0;
  const beat = Math.min(wanted, tested);
  const panels = wirings.map((wiring): Panel => {
    const done = tallies?.[wiring].slice(0, tested) ?? [];
    const tally = done[beat - 1];
    return {
      wiring,
      ...namesOf(wiring, head),
      ...count(wiring, head),
      tally,
      now: tally === undefined ? undefined : halvesOf(tally),
      curve: done.map(halvesOf),
      here: tally === undefined ? undefined : Number(tally[row * PLACES + column]),
    };
  });
  const step = beat * BEAT;
  return { panels, tested, beat, step, summary: summaryOf(panels, step) };
}

export const chance = 1 / markClasses.length;
