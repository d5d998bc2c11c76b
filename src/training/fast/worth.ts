/** What one thread multiplies and adds in a millisecond: half of a fast machine's peak. */
const MACS_PER_MS = 15e6;

/** Forward and backward of a batch on one thread, about, in milliseconds. @param macs Multiply–accumulates of an image, forward. */
export const stepMs = (macs: number, batch: number): number => (3 * macs * batch) / MACS_PER_MS;

/** A shorter step has nothing to share: threads meet after each of its layers, twice. */
export const WORTH_THREADS_MS = 2;

/** What messages there and back cost in milliseconds: each step, and each number that they carry (`tests/bench/engine/replicas.ts`). */
const MS_PER_STEP = 0.1;
const MS_PER_NUMBER = 1e-6;

/** Replicas are worth it where they save at least twice the time that their messages cost. */
export const worthReplicas = (savedMs: number, numbers: number): boolean =>
  savedMs > 2 * (MS_PER_STEP + numbers * MS_PER_NUMBER);
