import { expect, test } from 'vitest';
import { steady, steadyRecord } from '@kit/marks/steady.ts';

test('a mark that says the same stays the same object; one that changed, came or went does not', () => {
  const kept = steady<{ key: string; x: number; text?: string }>();
  const first = kept([
    { key: 'a', x: 1 },
    { key: 'b', x: 2 },
    { key: 'c', x: 3 },
  ]);
  const second = kept([
    { key: 'c', x: 3, text: '3' },
    { key: 'a', x: 1 },
    { key: 'd', x: 2 },
  ]);
  expect(second).toEqual([
    { key: 'c', x: 3, text: '3' },
    { key: 'a', x: 1 },
    { key: 'd', x: 2 },
  ]);
  expect(second[1]).toBe(first[0]);
  expect(second[0]).not.toBe(first[2]);
  expect(kept([{ key: 'c', x: 3 }])[0]).toEqual({ key: 'c', x: 3 });
});

test('a record that says the same stays the same object', () => {
  const kept = steadyRecord<{ x: number; y?: number }>();
  const first = kept({ x: 1 });
  expect(kept({ x: 1 })).toBe(first);
  expect(kept({ x: 1, y: 2 })).toEqual({ x: 1, y: 2 });
  expect(kept({ x: 1 })).toEqual({ x: 1 });
});
