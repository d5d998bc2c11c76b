import { expect, test } from 'vitest';
import { markup } from '@kit/formula/markup.ts';
import { type MathNode, chain, mathOf } from '@kit/formula/mathml.ts';
import {
  ceil,
  equation,
  evaluate,
  floor,
  least,
  minus,
  most,
  over,
  plus,
  power,
  times,
  variable,
} from '@network/formula.ts';

const k = variable('k', 3, { link: 'kernel' });
const d = variable('d', 2);
const p = variable('p', -1, { sub: 'in' });

/** A formula as plain text, a subscript after _. */
function text({ tag, text: own = '', children = [] }: MathNode): string {
  const parts = children.map(text);
  const joint = { msub: '_', msup: '^' }[tag as string] ?? '';
  return own + parts.join(joint);
}

test('one tree gives the symbols, the values and the result', () => {
  const size = equation('r', plus(variable('r', 5, { sub: '1' }), times(minus(k, 1), d)), { sub: '2' });
  expect(size.left.value).toBe(9);
  expect(chain(size, 'chain').map(text)).toEqual(['r_2', '=r_1+(k−1)\u2062d', '=5+(3−1)×2', '=9']);
});

test('the parts of a chain can be shown alone', () => {
  const area = equation('A', power(k, 2));
  expect(chain(area, 'symbols').map(text)).toEqual(['A', '=k^2']);
  expect(chain(area, 'values').map(text)).toEqual(['=3^2', '=9']);
});

test('an equation of one symbol or one number does not repeat itself', () => {
  expect(chain(equation('a', k), 'chain').map(text)).toEqual(['a', '=k', '=3']);
  expect(chain(equation('a', times(4)), 'symbols').map(text)).toEqual(['a', '=4']);
  expect(chain(equation('a', { kind: 'number', value: 4 }), 'chain').map(text)).toEqual(['a', '=4']);
});

test('brackets stand where they are needed and nowhere else', () => {
  expect(text(mathOf(minus(plus(k, 1), minus(d, 1)), 'symbols'))).toBe('k+1−(d−1)');
  expect(text(mathOf(times(d, minus(k, 1)), 'symbols'))).toBe('d\u2062(k−1)');
  expect(text(mathOf(power(minus(k, 1), 2), 'symbols'))).toBe('(k−1)^2');
  expect(text(mathOf(floor(over(minus(k, 1), d)), 'symbols'))).toBe('⌊(k−1)/d⌋');
});

test('a fraction on one line says what is above and what below', () => {
  expect(text(mathOf(over(times(k, d), times(2, d)), 'values'))).toBe('3×2/(2×2)');
});

test('a negative value stands in brackets after an operator, and has a true minus', () => {
  expect(text(mathOf(plus(k, p), 'values'))).toBe('3+(−1)');
  expect(text(mathOf(plus(p, k), 'values'))).toBe('−1+3');
  expect(text(mathOf(times(k, p), 'values'))).toBe('3×(−1)');
});

test('two numbers in a product are never run together', () => {
  expect(text(mathOf(times(2, 3, k), 'symbols'))).toBe('2×3\u2062k');
});

test('the least of several is written as a function', () => {
  expect(text(mathOf(least(k, d, 9), 'values'))).toBe('min(3,2,9)');
});

test('thousands stand apart', () => {
  expect(text(mathOf(variable('n', 44302336), 'values'))).toBe('44\u202f302\u202f336');
});

test('a symbol and the value in its place carry the same link', () => {
  expect(mathOf(k, 'symbols').attributes).toMatchObject({ 'data-link': 'kernel' });
  expect(mathOf(k, 'values').attributes).toEqual({ 'data-link': 'kernel' });
});

test('every kind of formula is evaluated', () => {
  expect(evaluate(floor(over(7, d)))).toBe(3);
  expect(evaluate(ceil(over(7, d)))).toBe(4);
  expect(evaluate(least(k, d, 9))).toBe(2);
  expect(evaluate(most(k, d, 9))).toBe(9);
  expect(evaluate(minus(power(k, 2), 1, d))).toBe(6);
});

test('a formula is written as MathML, its text and attributes escaped', () => {
  expect(markup(mathOf(k, 'values'))).toBe('<mn data-link="kernel">3</mn>');
  expect(markup({ tag: 'mo', text: 'a<b & c', attributes: { 'data-link': '"' } })).toBe(
    '<mo data-link="&quot;">a&lt;b &amp; c</mo>',
  );
});
