import { shallowCopy } from './deep-copy.ts';
import { shown, text, truth } from './describe.ts';
import { plainKey, setItem } from './expressions.ts';
import { iterate } from './iterate.ts';
import { equal } from './operators.ts';
import type { Run } from './run.ts';
import type { Place } from './syntax.ts';
import { type Args, Dict, Sequence, type Value, list, tuple, unknown } from './values.ts';

type Method<Self> = (run: Run, self: Self, args: Args, place: Place) => Value;

/** Numbers, or strings, in rising order, or falling with `reverse`; null, after a diagnostic, where that order is not known. */
export function inOrder(run: Run, items: readonly Value[], args: Args, place: Place): Value[] | null {
  run.spend(place, items.length);
  const falling = truth(args.named.get('reverse') ?? false);
  const numbers = items.every((item) => typeof item === 'number');
  if (
    args.named.has('key') ||
    falling === null ||
    !(numbers || items.every((item) => typeof item === 'string'))
  ) {
    run.fail(place, 'Only numbers, or strings, are put in order here, and by themselves.');
    return null;
  }
  const rising = numbers ? items.toSorted((a, b) => (a as number) - (b as number)) : items.toSorted();
  return falling ? rising.toReversed() : rising;
}

const onList: Record<string, Method<Sequence>> = {
  append: (run, self, args, place) => {
    run.spend(place);
    self.items.push(args.positional[0] ?? null);
    return null;
  },
  extend: (run, self, args, place) => {
    for (const item of iterate(run, args.positional[0] ?? null, args.places[0] ?? place) ?? [])
      self.items.push(item);
    return null;
  },
  insert: (run, self, args, place) => {
    run.spend(place, self.items.length);
    const [at, item = null] = args.positional;
    if (typeof at !== 'number') return run.fail(place, 'insert takes a whole number first.');
    self.items.splice(at, 0, item);
    return null;
  },
  pop: (run, self, args, place) => {
    run.spend(place, self.items.length);
    const [at = -1] = args.positional;
    const [item] = typeof at === 'number' ? self.items.splice(at, 1) : [];
    return item ?? run.fail(place, `The list has no item ${shown(at)} to take.`);
  },
  sort: (run, self, args, place) => {
    const found = inOrder(run, self.items, args, place);
    if (found) self.items.splice(0, self.items.length, ...found);
    return null;
  },
  reverse: (run, self, _args, place) => {
    run.spend(place, self.items.length);
    self.items.reverse();
    return null;
  },
  copy: (run, self, _args, place) => list([...(iterate(run, self, place) ?? [])]),
  index: (run, self, args, place) => {
    run.spend(place, self.items.length);
    const at = self.items.findIndex((item) => equal(item, args.positional[0] ?? null));
    return at >= 0 ? at : run.fail(place, `The list has no ${shown(args.positional[0] ?? null)}.`);
  },
  count: (run, self, args, place) => {
    run.spend(place, self.items.length);
    return self.items.filter((item) => equal(item, args.positional[0] ?? null)).length;
  },
};

const onTuple = { index: onList.index!, count: onList.count! };

const entry = (dict: Dict, key: Value): Value | undefined => {
  const plain = plainKey(key);
  return plain === undefined ? undefined : dict.entries.get(plain);
};

const onDict: Record<string, Method<Dict>> = {
  items: (_run, self) => list([...self.entries].map(([key, value]) => tuple([key, value]))),
  keys: (_run, self) => list([...self.entries.keys()]),
  values: (_run, self) => list([...self.entries.values()]),
  get: (_run, self, args) => entry(self, args.positional[0] ?? null) ?? args.positional[1] ?? null,
  pop: (run, self, args, place) => {
    const [key = null, fallback] = args.positional;
    const found = entry(self, key) ?? fallback;
    const plain = plainKey(key);
    if (plain !== undefined) self.entries.delete(plain);
    return found ?? run.fail(place, `The dict has no key ${shown(key)}.`);
  },
  setdefault: (run, self, args, place) => {
    const [key = null, value = null] = args.positional;
    const found = entry(self, key);
    if (found === undefined) setItem(run, self, key, value, place);
    return found ?? value;
  },
  update: (_run, self, args) => {
    const [other] = args.positional;
    if (other instanceof Dict) for (const [key, value] of other.entries) self.entries.set(key, value);
    for (const [key, value] of args.named) self.entries.set(key, value);
    return null;
  },
  copy: (_run, self) => shallowCopy(self),
};

const onText: Record<string, Method<string>> = {
  format: (run, self, args, place) => {
    run.spend(place, self.length);
    const values = [...args.positional];
    let next = 0;
    return self.replace(/\{(\w*)(?::[^{}]*)?\}/g, (_whole, name: string) => {
      const value =
        name === '' ? values[next++] : /^\d+$/.test(name) ? values[Number(name)] : args.named.get(name);
      return (value === undefined ? null : text(value)) ?? '';
    });
  },
  join: (run, self, args, place) => {
    const parts = iterate(run, args.positional[0] ?? null, place) ?? [];
    if (!parts.every((part) => typeof part === 'string')) return unknown;
    run.spend(
      place,
      parts.reduce((length, part) => length + part.length + self.length, 0),
    );
    return parts.join(self);
  },
  split: (run, self, args, place) => {
    run.spend(place, self.length);
    const [separator] = args.positional;
    return list(
      typeof separator === 'string' && separator ? self.split(separator) : self.trim().split(/\s+/),
    );
  },
  lower: (_run, self) => self.toLowerCase(),
  upper: (_run, self) => self.toUpperCase(),
  strip: (_run, self) => self.trim(),
  replace: (run, self, args, place) => {
    const [from, to] = args.positional;
    if (typeof from !== 'string' || typeof to !== 'string' || !from) return unknown;
    const pieces = self.split(from);
    run.spend(place, self.length + pieces.length * to.length);
    return pieces.join(to);
  },
  startswith: (_run, self, args) =>
    typeof args.positional[0] === 'string' ? self.startsWith(args.positional[0]) : unknown,
  endswith: (_run, self, args) =>
    typeof args.positional[0] === 'string' ? self.endsWith(args.positional[0]) : unknown,
  isdigit: (_run, self) => /^\d+$/.test(self),
};

function methods(value: Value): Record<string, Method<never>> {
  if (value instanceof Sequence) return value.kind === 'list' ? onList : onTuple;
  if (value instanceof Dict) return onDict;
  return typeof value === 'string' ? onText : {};
}

/** Names of the methods that are read of a list, tuple, dict or string. */
export const collectionMethods = (value: Value): readonly string[] => Object.keys(methods(value));

export function collectionMethod(value: Value, name: string): Method<Value> | undefined {
  const table = methods(value);
  return Object.hasOwn(table, name) ? (table[name] as unknown as Method<Value>) : undefined;
}
