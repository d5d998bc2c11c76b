import { Random } from '@engine/random.ts';

/** What random numbers are drawn for: each has a stream of its own, so that using more of one moves no other. */
const purposes = ['order', 'augmentation', 'dropout'] as const;

/**
 * The random numbers of one epoch or step. They depend on nothing but the seed and its number, so a run that goes on from
 * a snapshot draws what it would have drawn.
 */
export function randomFor(seed: number, purpose: (typeof purposes)[number], index: number): Random {
  const numbered = index * purposes.length + purposes.indexOf(purpose);
  return new Random(new Random(seed).next() ^ new Random(numbered).next());
}
