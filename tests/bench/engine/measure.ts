import { type Variant, bestVariant } from '../../../src/engine/fast/kernels.ts';
import { Machine } from '../../../src/engine/fast/machine.ts';
import type { Workload } from './workloads.ts';

export interface Figure {
  name: string;
  milliseconds: number;
  /** Operations a second over the peak's. */
  share: number;
}

export interface Measured {
  variant: Variant | undefined;
  gigaflops: number;
  figures: Figure[];
}

const ROUNDS = 300_000;

/** Milliseconds of one run. Short work is repeated, so that the clock's own steps do not count. */
function time(run: () => void, least = 2): number {
  let repeats = 1;
  for (;;) {
    const start = performance.now();
    for (let i = 0; i < repeats; i++) run();
    const spent = performance.now() - start;
    if (spent >= least) return spent / repeats;
    repeats *= 2;
  }
}

/** The best of many, peak and work in turn: others on the machine can only make both slower. */
export function measure(workloads: readonly Workload[], turns: number): Measured {
  const { peak } = new Machine().kernels;
  let fastestPeak = Infinity;
  const figures = workloads.map(({ name, flop, run }) => {
    let best = Infinity;
    for (let turn = 0; turn < turns; turn++) {
      fastestPeak = Math.min(
        fastestPeak,
        time(() => peak(ROUNDS)),
      );
      best = Math.min(best, time(run));
    }
    return { name, flop, milliseconds: best };
  });
  const gigaflops = (ROUNDS * 96) / fastestPeak / 1e6;
  return {
    variant: bestVariant(),
    gigaflops,
    figures: figures.map(({ name, flop, milliseconds }) => ({
      name,
      milliseconds,
      share: flop / milliseconds / 1e6 / gigaflops,
    })),
  };
}
