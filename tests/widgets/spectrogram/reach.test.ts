import fc from 'fast-check';
import { expect, test } from 'vitest';
import { evaluate } from '@network/formula.ts';
import { collapse, groupsOf, pathsTo } from '@widgets/spectrogram/ctc.ts';
import { coneOf, frontEnd, msOf, stackOf } from '@widgets/spectrogram/reach.ts';

test('doubling dilation doubles the reach with every layer; without it each layer adds two frames', () => {
  const sizes = (dilation: 'doubling' | 'one') =>
    stackOf({ layers: 6, taps: 3, dilation }).map(({ size }) => size);
  expect(sizes('doubling')).toEqual([3, 7, 15, 31, 63, 127]);
  expect(sizes('one')).toEqual([3, 5, 7, 9, 11, 13]);
});

test('the frames at the bottom of the cone are those that the analysis counts, none left out', () => {
  for (const dilation of ['doubling', 'one'] as const)
    for (const taps of [2, 3, 4, 5])
      for (const layers of [1, 3, 5]) {
        const stack = { layers, taps, dilation };
        const { size, start } = stackOf(stack).at(-1)!;
        const frames = [...coneOf(stack, 40).units[0]!].sort((a, b) => a - b);
        expect(frames).toEqual(Array.from({ length: size }, (_, index) => 40 + start + index));
      }
});

test('the formula of each layer comes to its size', () => {
  for (const { equation, size } of stackOf({ layers: 4, taps: 3, dilation: 'doubling' }))
    expect(evaluate(equation!.right)).toBe(size);
});

test('frames overlap: one is 32 ms, each more adds 10', () => {
  expect([1, 2, 63].map(msOf)).toEqual([32, 42, 652]);
});

test('two convolutions, the second of stride 2, halve the steps and see five frames', () => {
  const { shapes, frames } = frontEnd(256);
  expect(shapes).toEqual([
    [72, 97],
    [256, 97],
    [256, 49],
  ]);
  expect(frames).toBe(5);
});

test('repeats become one, then blanks go', () => {
  expect(collapse('hh_e_ll_llo_')).toBe('hello');
  expect(collapse('hh_e_llllo__')).toBe('helo');
  expect(collapse('____')).toBe('');
  expect(groupsOf('aab')).toEqual([
    { symbol: 'a', from: 0, length: 2 },
    { symbol: 'b', from: 2, length: 1 },
  ]);
});

test('groups lie end to end and cover the path', () => {
  fc.assert(
    fc.property(fc.string({ unit: fc.constantFrom('a', 'b', '_'), maxLength: 24 }), (path) => {
      const groups = groupsOf(path);
      expect(groups.map(({ symbol, length }) => symbol.repeat(length)).join('')).toBe(path);
      groups.slice(1).forEach(({ symbol }, index) => expect(symbol).not.toBe(groups[index]!.symbol));
    }),
  );
});

test('as many paths say a text as there are when all are tried', () => {
  const every = (steps: number): string[] =>
    steps === 0 ? [''] : every(steps - 1).flatMap((path) => ['a', 'b', '_'].map((symbol) => path + symbol));
  for (const steps of [1, 2, 5, 7]) {
    const counted = new Map<string, number>();
    for (const path of every(steps)) counted.set(collapse(path), (counted.get(collapse(path)) ?? 0) + 1);
    for (const text of ['', 'a', 'ab', 'aa', 'aba', 'abba'])
      expect(pathsTo(text, steps), `${text} in ${steps}`).toBe(counted.get(text) ?? 0);
  }
});

test('5 letters with one double in 12 steps: (12 + 5 − 1) choose 10', () => {
  expect(pathsTo('hello', 12)).toBe(8008);
});
