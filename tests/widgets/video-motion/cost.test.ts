import { describe, expect, test } from 'vitest';
import { face } from '@kit/face.ts';
import { type CostSettings, choicesOf, matchedMiddle } from '@widgets/video-motion/cost.ts';
import { examples } from '@widgets/video-motion/examples.ts';
import { seenOf, toldOf } from '@widgets/video-motion/model.ts';
import { settings } from '@widgets/video-motion/settings.ts';

const usual: CostSettings = { channels: 64, length: 16, size: 56, depth: 3, middle: 'same' };
const byName = (cost: CostSettings) =>
  Object.fromEntries(choicesOf(cost).map((choice) => [choice.name, choice]));

test('weights are channels in × channels out × the cells of the kernel', () => {
  const { '2-D': flat, '(2+1)-D': split, '3-D': deep } = byName(usual);
  expect(flat!.parameters).toBe(64 * 64 * 9);
  expect(split!.parameters).toBe(64 * 64 * 9 + 64 * 64 * 3);
  expect(deep!.parameters).toBe(64 * 64 * 27);
});

test('each weight is used once at every place of every frame', () => {
  for (const cost of [usual, { ...usual, channels: 8, length: 4, size: 7, depth: 2 }])
    for (const { parameters, macs } of choicesOf(cost))
      expect(macs).toBe(parameters * cost.length * cost.size * cost.size);
});

test('the sums of the parts, as their formulas have them, are the totals', () => {
  for (const { parts, parameters, macs } of choicesOf({ ...usual, middle: 'matched' })) {
    expect(parts.reduce((sum, part) => sum + part.parameters.equation!.left.value, 0)).toBe(parameters);
    expect(parts.reduce((sum, part) => sum + part.macs.equation!.left.value, 0)).toBe(macs);
  }
});

test('a unit sees one frame in 2-D, and as many as the kernel is deep in the others', () => {
  for (const depth of [1, 2, 3])
    expect(choicesOf({ ...usual, depth }).map(({ seen }) => seen)).toEqual([1, depth, depth]);
});

test('the matched middle has at most the weights of 3-D, and one channel more would have more', () => {
  for (const channels of [8, 64, 256])
    for (const depth of [2, 3]) {
      const cost = { ...usual, channels, depth, middle: 'matched' as const };
      const middle = matchedMiddle(cost).left.value;
      const { '(2+1)-D': split, '3-D': deep } = byName(cost);
      expect(split!.parameters).toBeLessThanOrEqual(deep!.parameters);
      expect(split!.parameters + channels * (9 + depth)).toBeGreaterThan(deep!.parameters);
      expect(split!.parameters).toBe(channels * middle * (9 + depth));
    }
});

describe.each(examples)('example $name', ({ name }) => {
  test('is a figure that can be drawn and says what it shows', () => {
    const { initial } = face('video-motion', settings, examples, { example: name });
    const { summary, remarks } = toldOf(initial, seenOf(initial.clip));
    expect(summary).toMatch(/averages of single frames are equal in both orders/);
    expect(remarks).toHaveLength(1);
  });
});
