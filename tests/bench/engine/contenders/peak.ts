import { Machine } from '@engine/fast/machine.ts';
import type { Contender } from '../contender.ts';

export const ROUNDS = 300_000;
export const FLOP_PER_ROUND = 96;

/** Multiply-adds in registers and nothing else: as fast as one core can go in a browser. */
export const contender: Contender = {
  prepare() {
    const { peak } = new Machine().kernels;
    return { run: () => void peak(ROUNDS), outputs: () => ({}) };
  },
};
