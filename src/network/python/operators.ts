import { kindOf, shown } from './describe.ts';
import { iterate } from './iterate.ts';
import { asNumber } from './numbers.ts';
import type { Run } from './run.ts';
import type { Place } from './syntax.ts';
import { combine } from './tensors.ts';
import {
  Dict,
  Extent,
  External,
  Float,
  Layer,
  Sequence,
  Tensor,
  Unknown,
  type Value,
  unknown,
} from './values.ts';

/** `-operand`, `+operand`, `~operand`. */
export function negate(run: Run, place: Place, operator: string, operand: Value): Value {
  if (operand instanceof Unknown) return operand;
  if (operand instanceof Tensor) return operator === '-' ? combine(run, place, 'mul', [operand]) : operand;
  if (operand instanceof Extent && operator === '-')
    return new Extent(operand.node, operand.axes, -operand.factor);
  const number = asNumber(operand);
  if (number === null || operator === '~')
    return run.fail(place, `'${operator}' does not apply to ${kindOf(operand)}.`);
  const value = operator === '-' ? 0 - number : number;
  return operand instanceof Float ? new Float(value) : value;
}

const joins: Record<string, 'add' | 'sub' | 'mul' | 'div'> = {
  '+': 'add',
  '-': 'sub',
  '*': 'mul',
  '/': 'div',
};

/** `left operator right`, of numbers, tensors, lengths of the input, strings and lists. */
export function binary(run: Run, place: Place, operator: string, left: Value, right: Value): Value {
  if (left instanceof Tensor || right instanceof Tensor) {
    const join = joins[operator];
    if (join) return combine(run, place, join, [left, right]);
    return combine(run, place, 'unknown', [left, right], `'${operator}' on tensors is not read here.`);
  }
  if (left instanceof Unknown || right instanceof Unknown) return left instanceof Unknown ? left : right;
  if (left instanceof Extent || right instanceof Extent) return scale(operator, left, right);
  const [a, b] = [asNumber(left), asNumber(right)];
  if (a !== null && b !== null)
    return calculate(run, place, operator, a, b, left instanceof Float || right instanceof Float);
  return (
    together(run, place, operator, left, right) ??
    run.fail(place, `'${operator}' does not apply to ${kindOf(left)} and ${kindOf(right)}.`)
  );
}

/** Arithmetic on lengths of the input: only products stay known, which is what `view` needs. */
function scale(operator: string, left: Value, right: Value): Value {
  if (operator !== '*') return new Unknown("This number depends on the input's size");
  if (left instanceof Extent && right instanceof Extent && left.node === right.node)
    return new Extent(left.node, [...left.axes, ...right.axes], left.factor * right.factor);
  const extent = left instanceof Extent ? left : right;
  const factor = asNumber(left instanceof Extent ? right : left);
  if (!(extent instanceof Extent) || factor === null)
    return new Unknown("This number depends on the input's size");
  return new Extent(extent.node, extent.axes, extent.factor * factor);
}

function calculate(run: Run, place: Place, operator: string, a: number, b: number, float: boolean): Value {
  if ((operator === '/' || operator === '//' || operator === '%') && b === 0)
    return run.fail(place, 'This divides by zero.');
  const value = arithmetic[operator]?.(a, b);
  if (value === undefined) return run.fail(place, `The operator '${operator}' is not read here.`);
  if (!Number.isFinite(value)) return run.fail(place, 'This number is too large.');
  return float || operator === '/' || (operator === '**' && b < 0) ? new Float(value) : value + 0;
}

const arithmetic: Record<string, (a: number, b: number) => number> = {
  '+': (a, b) => a + b,
  '-': (a, b) => a - b,
  '*': (a, b) => a * b,
  '/': (a, b) => a / b,
  '//': (a, b) => Math.floor(a / b),
  // Python's remainder has the sign of the divisor.
  '%': (a, b) => a - b * Math.floor(a / b),
  '**': (a, b) => a ** b,
  '<<': (a, b) => a * 2 ** b,
  '>>': (a, b) => Math.floor(a / 2 ** b),
};

/** Strings and lists: joined by `+`, repeated by `*`, formatted by `%`. Null where the operator does not fit. */
function together(run: Run, place: Place, operator: string, left: Value, right: Value): Value | null {
  if (operator === '+' && typeof left === 'string' && typeof right === 'string') {
    run.spend(place, left.length + right.length);
    return left + right;
  }
  if (operator === '+' && left instanceof Sequence && right instanceof Sequence && left.kind === right.kind)
    return new Sequence(left.kind, [
      ...(iterate(run, left, place) ?? []),
      ...(iterate(run, right, place) ?? []),
    ]);
  if (operator === '*' && typeof left === 'number') return repeat(run, place, right, left);
  if (operator === '*' && typeof right === 'number') return repeat(run, place, left, right);
  if (operator === '%' && typeof left === 'string') return percentFormat(run, place, left, right);
  return null;
}

function repeat(run: Run, place: Place, value: Value, times: number): Value | null {
  const count = Math.max(0, times);
  if (typeof value === 'string') {
    run.spend(place, value.length * count);
    return value.repeat(count);
  }
  if (!(value instanceof Sequence)) return null;
  run.spend(place, value.items.length * count);
  if (count > 1 && value.items.some((item) => item instanceof Layer))
    run.warn(
      place,
      'Repeating a list repeats the same layers, which then share their weights.',
      'Write [… for _ in range(n)] for new ones.',
    );
  return new Sequence(
    value.kind,
    Array.from({ length: value.items.length * count }, (_, i) => value.items[i % value.items.length]!),
  );
}

function percentFormat(run: Run, place: Place, template: string, value: Value): Value {
  const values = value instanceof Sequence && value.kind === 'tuple' ? [...value.items] : [value];
  run.spend(place, template.length);
  return template.replace(/%(?:[\d.]*)([sdrif%])/g, (_whole, letter: string) =>
    letter === '%' ? '%' : shown(values.shift() ?? '').replaceAll("'", ''),
  );
}

/** `left operator right`, where it is a comparison. */
export function compare(run: Run, place: Place, operator: string, left: Value, right: Value): Value {
  if (operator === 'is' || operator === 'is not') return identical(left, right, operator === 'is not');
  if (left instanceof Unknown || right instanceof Unknown) return left instanceof Unknown ? left : right;
  if ([left, right].some((side) => side instanceof Tensor || side instanceof Extent))
    return new Unknown("This depends on the input's size");
  if (operator === '==' || operator === '!=') {
    run.spend(place, typeof left === 'string' ? left.length >> 4 : 1);
    const same = equal(left, right);
    return same === null ? unknown : same === (operator === '==');
  }
  if (operator === 'in' || operator === 'not in')
    return contains(run, place, left, right, operator === 'not in');
  const [a, b] =
    typeof left === 'string' && typeof right === 'string' ? [left, right] : [asNumber(left), asNumber(right)];
  if (a === null || b === null)
    return run.fail(place, `'${operator}' cannot compare ${kindOf(left)} with ${kindOf(right)}.`);
  if (operator === '<') return a < b;
  if (operator === '<=') return a <= b;
  return operator === '>' ? a > b : a >= b;
}

function identical(left: Value, right: Value, negated: boolean): Value {
  if (left instanceof Unknown || right instanceof Unknown) return unknown;
  return (left === right || sameExternal(left, right)) !== negated;
}

const sameExternal = (left: Value, right: Value) =>
  left instanceof External && right instanceof External && left.path === right.path;

/** Python's ==, by value for lists and tuples; null where an item is not known, or there are too many to compare. */
export function equal(left: Value, right: Value, budget = { items: 2000 }): boolean | null {
  if (left instanceof Unknown || right instanceof Unknown || --budget.items < 0) return null;
  const [a, b] = [asNumber(left), asNumber(right)];
  if (a !== null && b !== null) return a === b;
  if (!(left instanceof Sequence && right instanceof Sequence))
    return left === right || sameExternal(left, right);
  if (left.kind !== right.kind || left.items.length !== right.items.length) return false;
  for (const [i, item] of left.items.entries()) {
    const same = equal(item, right.items[i]!, budget);
    if (same !== true) return same;
  }
  return true;
}

function contains(run: Run, place: Place, item: Value, whole: Value, negated: boolean): Value {
  if (typeof whole === 'string') run.spend(place, whole.length >> 4);
  if (typeof whole === 'string' && typeof item === 'string') return whole.includes(item) !== negated;
  const items = whole instanceof Dict ? [...whole.entries.keys()] : iterate(run, whole, place);
  if (items === null) return unknown;
  run.spend(place, items.length);
  const same = items.map((each) => equal(item, each));
  return same.includes(true) ? !negated : same.includes(null) ? unknown : negated;
}
