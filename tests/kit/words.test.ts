import { expect, test } from 'vitest';
import { listed, plural } from '@kit/words.ts';

test('only one of a thing is singular, one back too', () => {
  expect([0, 1, 2, -1, 1024].map((count) => plural(count, 'cell'))).toEqual([
    '0 cells',
    '1 cell',
    '2 cells',
    '\u22121 cell',
    '1\u202f024 cells',
  ]);
});

test('the last of a list is joined by a word, the others by commas', () => {
  expect([[], ['a'], ['a', 'b'], ['a', 'b', 'c']].map((parts) => listed(parts))).toEqual([
    '',
    'a',
    'a and b',
    'a, b and c',
  ]);
  expect(listed(['1', '2', '3'], 'or')).toBe('1, 2 or 3');
});
