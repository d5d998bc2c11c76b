import { describe, expect, it } from 'vitest';
import { Random, type RandomState } from '@engine/random.ts';
import { readGolden } from './golden.ts';

const draws = (count: number, draw: () => number): number[] => Array.from({ length: count }, draw);
const mean = (numbers: number[]): number => numbers.reduce((sum, number) => sum + number, 0) / numbers.length;

describe('Random', () => {
  it('gives the numbers of xoshiro128**, as Python computes them with whole numbers', () => {
    for (const { state, next } of readGolden('random') as { state: RandomState; next: number[] }[]) {
      const random = new Random(state);
      expect(draws(next.length, () => random.next())).toEqual(next);
    }
  });

  it('gives the same numbers for the same seed, and others for another', () => {
    const [one, same, other] = [new Random(1), new Random(1), new Random(2)].map((random) =>
      draws(5, () => random.next()),
    );
    expect(one).toEqual(same);
    expect(one).not.toEqual(other);
  });

  it.each<[words: string, run: () => unknown]>([
    ['Random: a seed must be a whole number between −2⁵³ and 2⁵³, but is 1.5', () => new Random(1.5)],
    ['Random: a seed must be a whole number between −2⁵³ and 2⁵³, but is NaN', () => new Random(NaN)],
    ['Random: a state must be four words, not all 0, but is [0, 0, 0, 0]', () => new Random([0, 0, 0, 0])],
    [
      'Random: a state must be four words, not all 0, but is [1, 2]',
      () => new Random([1, 2] as unknown as RandomState),
    ],
    ['Random: below needs a whole number from 1 to 2³², but was given 0', () => new Random(1).below(0)],
    ['Random: below needs a whole number from 1 to 2³², but was given 2.5', () => new Random(1).below(2.5)],
    [
      'Random: below needs a whole number from 1 to 2³², but was given 4294967297',
      () => new Random(1).below(2 ** 32 + 1),
    ],
  ])('refuses what would give no random numbers: %s', (words, run) => {
    expect(run).toThrow(new RangeError(words));
  });

  it('takes negative seeds, and the largest end', () => {
    expect(new Random(-1).next()).not.toBe(new Random(1).next());
    expect(new Random(2).below(2 ** 32)).toBe(new Random(2).next());
  });

  it('goes on from a saved state as if never interrupted', () => {
    const random = new Random(5);
    random.normal();
    const resumed = new Random(random.state);
    expect(draws(5, () => resumed.normal())).toEqual(draws(5, () => random.normal()));
  });

  it('keeps uniform numbers inside their bounds, with the mean in the middle', () => {
    const random = new Random(3);
    const numbers = draws(20_000, () => random.uniform(-1, 3));
    expect(Math.min(...numbers)).toBeGreaterThanOrEqual(-1);
    expect(Math.max(...numbers)).toBeLessThan(3);
    expect(mean(numbers)).toBeCloseTo(1, 1);
  });

  it('gives normal numbers their mean and deviation', () => {
    const random = new Random(4);
    const numbers = draws(20_000, () => random.normal(2, 0.5));
    expect(mean(numbers)).toBeCloseTo(2, 1);
    expect(Math.sqrt(mean(numbers.map((number) => (number - 2) ** 2)))).toBeCloseTo(0.5, 1);
  });

  it('draws every whole number below the end about equally often', () => {
    const random = new Random(6);
    const counts = new Array<number>(7).fill(0);
    draws(14_000, () => random.below(7)).forEach((number) => counts[number]!++);
    counts.forEach((count) => expect(Math.abs(count - 2000)).toBeLessThan(200));
  });

  it('favours no number where the end does not divide 2³²', () => {
    const random = new Random(7);
    const end = 3 * 2 ** 30;
    const lowest = draws(9000, () => random.below(end)).filter((number) => number < 2 ** 30).length;
    expect(Math.abs(lowest - 3000)).toBeLessThan(200);
  });

  it('puts every index once into a permutation, not in order', () => {
    const order = new Random(8).permutation(100);
    expect([...order].sort((a, b) => a - b)).toEqual(Array.from({ length: 100 }, (_, index) => index));
    expect([...order]).not.toEqual([...order].sort((a, b) => a - b));
  });
});
