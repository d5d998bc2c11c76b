import { expect, test } from 'vitest';
import { keeping, keepingEach } from '@kit/keeping.ts';

test('a record that holds the same stays the same object, one that does not is new', () => {
  const keep = keeping<Record<string, unknown>>();
  const first = keep({ a: 1, b: 'x' });
  expect(keep({ a: 1, b: 'x' })).toBe(first);
  expect(keep({ a: 2, b: 'x' })).toEqual({ a: 2, b: 'x' });
  expect(keep({ a: 2 })).toEqual({ a: 2 });
  expect(keep({ c: undefined })).toEqual({ c: undefined });
});

test('of a list, items that hold the same stay', () => {
  const keep = keepingEach<{ at: number }>();
  const first = keep([{ at: 1 }, { at: 2 }, { at: 3 }]);
  const second = keep([{ at: 1 }, { at: 5 }]);
  expect(second).toEqual([{ at: 1 }, { at: 5 }]);
  expect(second[0]).toBe(first[0]);
  expect(second[1]).not.toBe(first[1]);
});
