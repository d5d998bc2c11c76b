import { expect, test } from 'vitest';
import { numeral, numerals } from '@kit/numeral.ts';
import { chain } from '@kit/formula/mathml.ts';
import { markup } from '@kit/formula/markup.ts';
import { equation, plus, times, variable } from '@network/formula.ts';
import { grouped } from '@widgets/network-table/format.ts';
import { short } from '@widgets/shared-gradient/words.ts';
import { short as inCell } from '@widgets/transposed-conv/plates/plate.ts';

test.each([
  ['numeral', numeral],
  ['a number of the network table', grouped],
  ['a cell of the shared gradient', short],
  ['a cell of the transposed convolution', inCell],
])('%s writes no minus before a 0, nor before what is rounded to it', (_, write) => {
  expect([write(-0), write(-1e-9), write(0)]).toEqual(['0', '0', '0']);
  expect(write(-2)).toBe('\u22122');
});

test('thousands stand apart, as many digits follow the point as are asked for, and zeros where they are', () => {
  expect(numeral(-1234567.98765)).toBe('\u22121\u202f234\u202f567.9877');
  expect(numerals({ digits: 2, gap: ' ' })(45937034.5)).toBe('45 937 034.5');
  expect(numerals({ digits: 2, filled: true, gap: '' })(-1234.5)).toBe('\u22121234.50');
});

test('a formula writes a product that is minus zero as 0', () => {
  const product = equation('S', times(variable('g', -1), variable('x', 0)));
  expect(Object.is(product.left.value, -0)).toBe(true);
  const sum = equation('S', plus(variable('a', -2), product.left));
  const written = [product, sum].map((each) => chain(each, 'chain').map(markup).join(''));
  expect(written.join('')).not.toMatch(/[-\u2212]0/);
});
