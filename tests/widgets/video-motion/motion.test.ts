import { describe, expect, test } from 'vitest';
import { type ClipName, clips, columns, frames, framesOf, rows } from '@widgets/video-motion/clips.ts';
import { follow, lookAt, mapColumns } from '@widgets/video-motion/features.ts';
import { frameWeight, motionWeight, side, thresholdOf } from '@widgets/video-motion/kernels.ts';
import { modelOf, seenOf } from '@widgets/video-motion/model.ts';
import { settings } from '@widgets/video-motion/settings.ts';
import { isOwnReverse } from '@widgets/video-motion/words.ts';

const names = Object.keys(clips) as ClipName[];

describe.each(names)('clip %s', (name) => {
  const order = framesOf(name);
  const reversed = order.toReversed();

  test('has brightnesses from 0 to 1, and is not blank', () => {
    const all = order.flatMap((frame) => [...frame]);
    expect(Math.min(...all)).toBe(0);
    expect(Math.max(...all)).toBeGreaterThan(0.8);
    expect(Math.max(...all)).toBeLessThanOrEqual(1);
  });

  test('gives the same averages of single frames in both orders, to the last bit', () => {
    const [there, back] = [lookAt(order), lookAt(reversed)];
    expect(back.means).toEqual(there.means);
    expect(back.perFrame).toEqual(there.perFrame.toReversed());
    expect(Math.min(...there.means)).toBeGreaterThan(0);
  });

  test.each(['right', 'down'] as const)(
    'run backwards, the two filters that follow %s change places',
    (follows) => {
      for (const depth of [1, 2, 3]) {
        const [there, back] = [follow(order, follows, depth), follow(reversed, follows, depth)];
        expect(back.means[0]).toBeCloseTo(there.means[1], 6);
        expect(back.means[1]).toBeCloseTo(there.means[0], 6);
        expect(back.difference).toBeCloseTo(-there.difference, 6);
      }
    },
  );
});

test.each(['ball', 'door'] as const)('a kernel in time tells the two orders of %s apart by sign', (name) => {
  const order = framesOf(name);
  const there = follow(order, 'right', 3).difference;
  expect(there).toBeGreaterThan(0.005);
  expect(follow(order.toReversed(), 'right', 3).difference).toBeLessThan(-0.005);
});

test('a falling ball is told by the kernel that follows downwards, not by the one that follows to the right', () => {
  const order = framesOf('drop');
  expect(follow(order, 'down', 3).difference).toBeGreaterThan(0.005);
  expect(follow(order, 'right', 3).difference).toBeCloseTo(0, 6);
});

test('a kernel of depth 1 is its own reverse, and finds the same in both orders', () => {
  const { data } = motionWeight('right', 1);
  expect([...data.subarray(0, side * side)]).toEqual([...data.subarray(side * side)]);
  for (const name of names) expect(follow(framesOf(name), 'right', 1).difference).toBe(0);
});

test('the pendulum alone is its own reverse, and nothing tells it from itself', () => {
  const own = names.filter((name) => isOwnReverse(seenOf(name)));
  expect(own).toEqual(['pendulum']);
  for (const follows of ['right', 'down'] as const)
    expect(follow(framesOf('pendulum'), follows, 3).difference).toBeCloseTo(0, 6);
});

test('two balls that pass: each filter answers, and their averages are equal', () => {
  const found = follow(framesOf('crossing'), 'right', 3);
  expect(found.means[0]).toBeGreaterThan(0.05);
  expect(found.difference).toBeCloseTo(0, 6);
});

test('every kernel in time sums to 0 in each slice, so that a still grey picture gives nothing', () => {
  for (const follows of ['right', 'down'] as const)
    for (const depth of [1, 2, 3]) {
      const { data } = motionWeight(follows, depth);
      for (let start = 0; start < data.length; start += side * side)
        expect(data.subarray(start, start + side * side).reduce((sum, weight) => sum + weight, 0)).toBe(0);
    }
  for (let start = 0; start < frameWeight.size; start += side * side)
    expect(frameWeight.data.subarray(start, start + side * side).reduce((sum, w) => sum + w, 0)).toBe(0);
});

test('the sum shown at a place is that of its products, worked out once more by hand', () => {
  for (const at of [0, 4, frames - 3])
    for (const [row, column] of [
      [4, 5],
      [0, 0],
      [9, 13],
    ] as const) {
      const model = modelOf({ ...settings.defaults, at, place: 'chosen', row, column });
      const order = framesOf('ball');
      const byHand = [0, 0];
      for (let t = 0; t < 3; t++)
        for (let y = 0; y < 3; y++)
          for (let x = 0; x < 3; x++) {
            const cell = order[at + t]![(row + y) * columns + column + x]!;
            byHand[0]! += cell * (x === t ? 2 : -1);
            byHand[1]! += cell * (x === 2 - t ? 2 : -1);
          }
      expect(model.window.sums[0]).toBeCloseTo(byHand[0]!, 4);
      expect(model.window.sums[1]).toBeCloseTo(byHand[1]!, 4);
      const passed = Math.max(0, byHand[0]! - thresholdOf(3));
      expect(model.window.passed[0]).toBeCloseTo(passed, 4);
      expect(model.maps[0][row * mapColumns + column]).toBeCloseTo(passed, 4);
    }
});

test('the strongest place lies where the ball is', () => {
  for (let at = 0; at <= frames - 3; at++) {
    const { window } = modelOf({ ...settings.defaults, at });
    expect(window.row + 1).toBe(5);
    expect(window.column + 1).toBe(2 + at + 1);
    expect(window.row).toBeLessThanOrEqual(rows - side);
  }
});
