import { Random } from '@engine/random.ts';

/** What random numbers are drawn for: in a run each has streams of its own, so that using more of one moves no other. */
const purposes = ['order', 'augmentation', 'dropout'] as const;

/**
 * The random numbers of one epoch or step. They depend on nothing but the seed and its number, so a run that goes on from
 * a snapshot draws what it would have drawn. Within a run no two streams begin alike. Runs of other seeds are less far apart: the
 * mix of seed and number is symmetric, so stream 5 of seed 3 is stream 3 of seed 5. Recorded runs depend on it.
 */
export function randomFor(seed: number, purpose: (typeof purposes)[number], index: number): Random {
  const numbered = index * purposes.length + purposes.indexOf(purpose);
  return new Random(new Random(seed).next() ^ new Random(numbered).next());
}
