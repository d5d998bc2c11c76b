import type { Network } from '@network/graph.ts';
import type { GradientMap } from './held.ts';

/** How many draws of the weights a measurement takes the mean of. */
export const DRAWS = 4;

/** What the worker is asked: which unit of which network, on a picture of which size, for how many draws of the weights. */
export interface Request {
  id: string;
  /** As plain data. */
  network: Network;
  /** [1, C, H, W]. */
  input: readonly number[];
  unit: readonly number[];
  draws: number;
  /** Of the first draw; the others take the next ones. */
  seed: number;
}

/** What it says: the mean of the draws so far, or why it cannot go on. */
export type Report = { done: number; map: GradientMap } | { failed: string };
