import {
  Bound,
  ClassValue,
  Closure,
  Dict,
  Extent,
  External,
  Float,
  Instance,
  Layer,
  Partial,
  Range,
  Sequence,
  ShapeOf,
  Slice,
  Super,
  Tensor,
  Unknown,
  type Value,
} from './values.ts';

/** What a value is, in words: 'a tuple', 'a Conv2d'. */
export function kindOf(value: Value): string {
  if (value === null) return 'None';
  if (typeof value === 'boolean') return 'a truth value';
  if (typeof value === 'number') return 'a whole number';
  if (typeof value === 'string') return 'a string';
  if (value instanceof Float) return 'a number with a point';
  if (value instanceof Sequence) return `a ${value.kind}`;
  if (value instanceof Dict) return 'a dict';
  if (value instanceof Range) return 'a range';
  if (value instanceof Closure || value instanceof Bound || value instanceof Partial) return 'a function';
  if (value instanceof ClassValue) return `the class ${value.name}`;
  if (value instanceof Instance) return `a module ${value.cls.name}`;
  if (value instanceof Layer) return `a layer ${value.kind}`;
  if (value instanceof External) return value.path;
  if (value instanceof Tensor) return 'a tensor';
  if (value instanceof Extent || value instanceof ShapeOf) return "the input's size";
  if (value instanceof Slice) return 'a slice';
  if (value instanceof Super) return 'super()';
  return 'an unknown value';
}

/** `str(value)`; null where that is not known. */
export function text(value: Value, depth = 0): string | null {
  if (value === null) return 'None';
  if (typeof value === 'boolean') return value ? 'True' : 'False';
  if (typeof value === 'number') return String(value);
  if (typeof value === 'string') return depth > 0 ? `'${value}'` : value;
  if (value instanceof Float) return Number.isInteger(value.value) ? `${value.value}.0` : String(value.value);
  if (!(value instanceof Sequence) || depth > 3 || value.items.length > 20) return null;
  const items = value.items.map((item) => text(item, depth + 1) ?? '…');
  if (value.kind === 'list') return `[${items.join(', ')}]`;
  return items.length === 1 ? `(${items[0]!},)` : `(${items.join(', ')})`;
}

/** The value as a diagnostic shows it: short. */
export function shown(value: Value): string {
  const found = typeof value === 'string' ? `'${value}'` : text(value);
  return found !== null && found.length <= 40 ? found : kindOf(value);
}

/** Python's truth of a value; null where it depends on what is not known. */
export function truth(value: Value): boolean | null {
  if (value === null || value === false || value === 0 || value === '') return false;
  if (value instanceof Float) return value.value !== 0;
  if (value instanceof Sequence) return value.items.length > 0;
  if (value instanceof Dict) return value.entries.size > 0;
  if (value instanceof Range) return value.length > 0;
  return value instanceof Unknown || value instanceof Tensor || value instanceof Extent ? null : true;
}
