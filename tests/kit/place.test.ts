import { expect, test } from 'vitest';
import { cellAt, placeOf } from '@kit/place.ts';

test('a cell is found again at its place, as an address spells it, in rows of any length', () => {
  for (let length = 1; length <= 128; length++)
    for (let cell = 0; cell < length; cell++) expect(cellAt(placeOf(cell, length), length)).toBe(cell);
});

test('a place stays where it is when its row grows', () => {
  expect([cellAt(0, 90), cellAt(0.5, 91), cellAt(1, 90)]).toEqual([0, 45, 89]);
  expect(placeOf(0, 1)).toBe(0.5);
});
