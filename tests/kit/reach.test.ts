import { expect, test } from 'vitest';
import { reach } from '@kit/controls/reach.ts';
import type { Knob } from '@kit/figure/knob.ts';
import type { NumberField } from '@kit/fields/number.ts';
import { integer, number } from '@kit/settings.ts';

const knob = (value: number, refuses: (value: number) => boolean, field: NumberField): Knob<NumberField> => ({
  field,
  value,
  around: {},
  live: true,
  set: () => undefined,
  allows: (to) => !refuses(to),
  refuses,
});
const cells = integer({ label: 'cells', default: 5, min: 1, max: 40 });

test('a knob goes where it is turned, within its limits', () => {
  expect(
    [-3, 7, 99].map((to) =>
      reach(
        knob(5, () => false, cells),
        to,
      ),
    ),
  ).toEqual([1, 7, 40]);
});

test('a jump ends at the last value before what a rule forbids, either way', () => {
  const odd = knob(5, (value) => value > 12 || value < 3, cells);
  expect([reach(odd, 40), reach(odd, 1), reach(odd, 13)]).toEqual([12, 3, 12]);
});

test('a rule that forbids some values in between is jumped over', () => {
  expect(
    reach(
      knob(5, (value) => value === 8, cells),
      9,
    ),
  ).toBe(9);
  expect(
    reach(
      knob(5, (value) => value % 2 === 0, cells),
      10,
    ),
  ).toBe(9);
});

test('a knob that cannot be turned asks for what it was asked, so that the figure says why not', () => {
  expect(
    reach(
      knob(5, (value) => value !== 5, cells),
      6,
    ),
  ).toBe(6);
});

test('steps may be fractions', () => {
  const weight = number({ label: 'weight', default: 0, min: -2, max: 2, step: 0.5 });
  expect(
    reach(
      knob(0, (value) => value > 1.2, weight),
      2,
    ),
  ).toBe(1);
});
