import { expect, test } from 'vitest';
import { turn } from '@kit/controls/turn.ts';
import type { NumberField } from '@kit/fields/number.ts';
import { integer, number } from '@kit/settings.ts';

const cells = integer({ label: 'cells', default: 5, min: 1, max: 40 });

/** Where a knob at `from` stands after it is turned, and the value that its figure said why not of, if any. */
function turned(from: number, to: number, forbidden: (value: number) => boolean, field: NumberField = cells) {
  let at = from;
  let refused: number | undefined;
  const set = (value: number) => {
    const taken = !forbidden(value);
    refused = taken ? undefined : value;
    if (taken) at = value;
    return taken;
  };
  turn({ field, value: from, around: {}, live: true, set, allows: (value) => !forbidden(value) }, to);
  return { at, refused };
}

test('a knob goes where it is turned, within its limits', () => {
  expect([-3, 7, 99].map((to) => turned(5, to, () => false).at)).toEqual([1, 7, 40]);
});

test('a jump ends at the last value before what a rule forbids, either way', () => {
  const forbidden = (value: number) => value > 12 || value < 3;
  expect([40, 1, 13].map((to) => turned(5, to, forbidden).at)).toEqual([12, 3, 12]);
});

test('a rule that forbids some values in between is jumped over', () => {
  expect(turned(5, 9, (value) => value === 8).at).toBe(9);
  expect(turned(5, 10, (value) => value % 2 === 0).at).toBe(9);
});

test('a knob that cannot be turned stays, and the figure says why not of what was asked', () => {
  expect(turned(5, 6, (value) => value !== 5)).toEqual({ at: 5, refused: 6 });
  expect(turned(5, 9, (value) => value !== 5)).toEqual({ at: 5, refused: 9 });
});

test('a knob that went part of the way has nothing to explain', () => {
  expect(turned(5, 40, (value) => value > 12)).toEqual({ at: 12, refused: undefined });
});

test('steps may be fractions', () => {
  const weight = number({ label: 'weight', default: 0, min: -2, max: 2, step: 0.5 });
  expect(turned(0, 2, (value) => value > 1.2, weight).at).toBe(1);
});
