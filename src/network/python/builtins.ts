import { call } from './calls.ts';
import { inOrder } from './collections.ts';
import { kindOf, text, truth } from './describe.ts';
import { plainKey } from './expressions.ts';
import { getAttribute, hasAttribute, setAttribute } from './attributes.ts';
import { positionalArgs } from './arguments.ts';
import { isInstance, superOf } from './inheritance.ts';
import { iterate } from './iterate.ts';
import { reduceNumbers, toFloat, toInt } from './numbers.ts';
import { ancestry } from './modules.ts';
import type { Run } from './run.ts';
import type { Scope } from './scope.ts';
import type { Place } from './syntax.ts';
import {
  type Args,
  ClassValue,
  Dict,
  External,
  Instance,
  Layer,
  Range,
  Sequence,
  Unknown,
  type Value,
  list,
  tuple,
  unknown,
} from './values.ts';

type Builtin = (run: Run, args: readonly Value[], call: { args: Args; place: Place; scope: Scope }) => Value;

const items = (run: Run, value: Value | undefined, place: Place) => iterate(run, value ?? null, place);

/** Python's own functions, as far as networks are built with them. */
export const builtins: ReadonlyMap<string, Builtin> = new Map<string, Builtin>([
  ['range', range],
  [
    'len',
    (run, [value], { place }) =>
      value instanceof Dict ? value.entries.size : (items(run, value, place)?.length ?? unknown),
  ],
  [
    'enumerate',
    (run, [value, start = 0], { args, place }) => {
      const first = args.named.get('start') ?? start;
      return listed(
        items(run, value, place)?.map((item, i) =>
          tuple([typeof first === 'number' ? first + i : unknown, item]),
        ),
      );
    },
  ],
  [
    'zip',
    (run, values, { place }) => {
      const columns = values.map((value) => items(run, value, place) ?? []);
      const rows = columns.length ? Math.min(...columns.map((column) => column.length)) : 0;
      return list(Array.from({ length: rows }, (_, i) => tuple(columns.map((column) => column[i]!))));
    },
  ],
  ['reversed', (run, [value], { place }) => listed(items(run, value, place)?.toReversed())],
  [
    'sorted',
    (run, [value], { args, place }) => {
      const found = items(run, value, place);
      return listed(found && inOrder(run, found, args, place));
    },
  ],
  ['list', (run, [value], { place }) => (value === undefined ? list([]) : listed(items(run, value, place)))],
  [
    'tuple',
    (run, [value], { place }) => {
      const found = value === undefined ? [] : items(run, value, place);
      return found ? tuple([...found]) : unknown;
    },
  ],
  ['set', (run, [value], { place }) => (value === undefined ? list([]) : listed(items(run, value, place)))],
  ['dict', dict],
  [
    'map',
    (run, [callee, ...values], { place, scope }) => {
      const columns = values.map((value) => items(run, value, place) ?? []);
      const rows = columns.length ? Math.min(...columns.map((column) => column.length)) : 0;
      return list(
        Array.from({ length: rows }, (_, i) =>
          call(
            run,
            callee ?? null,
            positionalArgs(
              columns.map((column) => column[i]!),
              place,
            ),
            place,
            scope,
          ),
        ),
      );
    },
  ],
  ['any', (run, [value], { place }) => quantify(items(run, value, place), true)],
  ['all', (run, [value], { place }) => quantify(items(run, value, place), false)],
  [
    'int',
    (run, [value = 0, base], { place }) =>
      base === undefined
        ? toInt(run, value, place)
        : run.fail(place, 'int of a string to another base is not read here.'),
  ],
  ['float', (run, [value = 0], { place }) => toFloat(run, value, place)],
  [
    'round',
    (run, [value = 0, digits = null], { place }) =>
      digits === null
        ? toInt(run, value, place, true)
        : run.fail(place, 'round to a number of digits is not read here.', 'Leave the digits out.'),
  ],
  ['bool', (_run, [value = null]) => truth(value) ?? unknown],
  ['str', (_run, [value = '']) => text(value) ?? unknown],
  [
    'max',
    (run, values, { place }) =>
      reduceNumbers(run, values.length === 1 ? items(run, values[0], place) : values, place, Math.max),
  ],
  [
    'min',
    (run, values, { place }) =>
      reduceNumbers(run, values.length === 1 ? items(run, values[0], place) : values, place, Math.min),
  ],
  [
    'sum',
    (run, [value, start = 0], { args, place }) =>
      reduceNumbers(
        run,
        [args.named.get('start') ?? start, ...(items(run, value, place) ?? [unknown])],
        place,
        (a, b) => a + b,
      ),
  ],
  ['abs', (run, values, { place }) => reduceNumbers(run, [0, ...values], place, (_zero, b) => Math.abs(b))],
  ['isinstance', (_run, [value = null, cls = null]) => isInstance(value, cls)],
  [
    'issubclass',
    (_run, [value, cls]) =>
      value instanceof ClassValue && cls instanceof ClassValue ? ancestry(value).includes(cls) : unknown,
  ],
  ['callable', (_run, [value]) => value instanceof ClassValue || value instanceof Layer],
  [
    'type',
    (_run, [value]) =>
      value instanceof Instance
        ? value.cls
        : value instanceof Layer
          ? new External(`torch.nn.${value.kind}`)
          : unknown,
  ],
  [
    'getattr',
    (run, [object = null, name, fallback], { place }) => {
      if (typeof name !== 'string') return unknown;
      return fallback !== undefined && hasAttribute(object, name) === false
        ? fallback
        : getAttribute(run, object, name, place);
    },
  ],
  [
    'setattr',
    (run, [object = null, name, value = null], { place }) => {
      if (typeof name === 'string') setAttribute(run, object, name, value, place);
      return null;
    },
  ],
  [
    'hasattr',
    (_run, [object = null, name]) =>
      (typeof name === 'string' ? hasAttribute(object, name) : null) ?? unknown,
  ],
  ['print', () => null],
  ['super', superOf],
]);

const listed = (found: readonly Value[] | null | undefined): Value => (found ? list([...found]) : unknown);

function range(run: Run, values: readonly Value[], { place }: { place: Place }): Value {
  const [first, second, third = 1] = values;
  const wrong = values.find((value) => typeof value !== 'number' && typeof value !== 'boolean');
  if (wrong instanceof Unknown) return wrong;
  if (wrong !== undefined || values.length === 0)
    return run.fail(place, `range takes whole numbers, not ${kindOf(wrong ?? null)}.`);
  const [start, stop, step] =
    second === undefined ? [0, Number(first), 1] : [Number(first), Number(second), Number(third)];
  if (step === 0) return run.fail(place, "range's step cannot be 0.");
  return new Range(start, step, Math.max(0, Math.ceil((stop - start) / step)));
}

/** `dict(…)`, of pairs, of another dict, and of arguments by name. */
export function dict(
  run: Run,
  [value]: readonly Value[],
  { args, place }: { args: Args; place: Place },
): Value {
  const made = new Dict();
  if (value instanceof Dict) for (const [key, item] of value.entries) made.entries.set(key, item);
  else if (value !== undefined) {
    for (const pair of items(run, value, place) ?? []) {
      const key = pair instanceof Sequence && pair.items.length === 2 ? plainKey(pair.items[0]!) : undefined;
      if (key !== undefined) made.entries.set(key, (pair as Sequence).items[1]!);
      else if (!(pair instanceof Unknown))
        run.fail(place, 'A dict is made from pairs of a name and a value.');
    }
  }
  for (const [name, item] of args.named) made.entries.set(name, item);
  return made;
}

function quantify(values: readonly Value[] | null, found: boolean): Value {
  const truths = values?.map(truth) ?? [null];
  return truths.includes(found) ? found : truths.includes(null) ? unknown : !found;
}
