import { kindOf } from './describe.ts';
import type { Run } from './run.ts';
import type { Place } from './syntax.ts';
import { Float, Unknown, type Value, unknown } from './values.ts';

/** A number of either sort, or a truth value, as JavaScript's number; null for anything else. */
export const asNumber = (value: Value): number | null =>
  typeof value === 'number'
    ? value
    : typeof value === 'boolean'
      ? Number(value)
      : value instanceof Float
        ? value.value
        : null;

/** `int(value)`, which drops the part behind the point, or `round(value)`, halves to even. */
export function toInt(run: Run, value: Value, place: Place, rounding = false): Value {
  if (value instanceof Unknown) return value;
  const number =
    typeof value === 'string' && /^\s*[-+]?\d{1,15}\s*$/.test(value) ? Number(value) : asNumber(value);
  if (number === null)
    return run.fail(place, `${rounding ? 'round' : 'int'} takes a number, not ${kindOf(value)}.`);
  return (rounding ? roundToEven(number) : Math.trunc(number)) + 0;
}

function roundToEven(number: number): number {
  const down = Math.floor(number);
  if (number - down !== 0.5) return Math.round(number);
  return down % 2 === 0 ? down : down + 1;
}

/** `float(value)`. */
export function toFloat(run: Run, value: Value, place: Place): Value {
  if (value instanceof Unknown) return value;
  const number = asNumber(value);
  return number === null ? run.fail(place, `float takes a number, not ${kindOf(value)}.`) : new Float(number);
}

/** Folds numbers with `join`; the result has a point if any of them has. */
export function reduceNumbers(
  run: Run,
  values: readonly Value[] | null,
  place: Place,
  join: (a: number, b: number) => number,
): Value {
  if (!values || values.some((value) => value instanceof Unknown)) return unknown;
  const numbers = values.map(asNumber);
  const [first, ...rest] = numbers;
  if (first === undefined || first === null || numbers.includes(null))
    return run.fail(place, 'Only numbers can be compared or added up here.');
  const value = (rest as number[]).reduce((a, b) => join(a, b), first);
  if (!Number.isFinite(value)) return run.fail(place, 'This number is too large.');
  return values.some((each) => each instanceof Float) ? new Float(value) : value;
}

const whole: Record<string, (a: number, b: number) => number> = {
  ceil: Math.ceil,
  floor: Math.floor,
  trunc: Math.trunc,
};
const real: Record<string, (a: number, b: number) => number> = {
  sqrt: Math.sqrt,
  log2: Math.log2,
  log: Math.log,
  log10: Math.log10,
  exp: Math.exp,
  pow: (a, b) => a ** b,
};

/** `math.name(…)`. */
export function mathFunctions(run: Run, name: string, values: readonly Value[], place: Place): Value {
  const [a, b] = [asNumber(values[0] ?? null), asNumber(values[1] ?? 0)];
  if (values.some((value) => value instanceof Unknown)) return unknown;
  const apply = Object.hasOwn(whole, name) ? whole[name] : Object.hasOwn(real, name) ? real[name] : undefined;
  if (!apply || a === null || b === null) return run.fail(place, `math.${name} of this is not read here.`);
  const value = apply(a, b);
  if (!Number.isFinite(value)) return run.fail(place, 'This number is too large or does not exist.');
  return Object.hasOwn(whole, name) ? value : new Float(value);
}
