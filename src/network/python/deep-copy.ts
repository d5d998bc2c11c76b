import type { Run } from './run.ts';
import type { Place } from './syntax.ts';
import { Dict, Instance, Layer, Sequence, type Value } from './values.ts';

/** `copy.deepcopy(value)`: new layers with weights of their own, in new modules, lists and dicts; what is met twice is copied once. */
export function deepCopy(run: Run, value: Value, place: Place, made = new Map<Value, Value>()): Value {
  const before = made.get(value);
  if (before !== undefined) return before;
  const copied = (each: Value) => run.within(place, () => deepCopy(run, each, place, made));
  const keep = <Copy extends Value>(copy: Copy): Copy => {
    made.set(value, copy);
    return copy;
  };
  if (value instanceof Layer) return keep(new Layer(value.kind, value.options, value.place));
  if (value instanceof Sequence) {
    const copy = keep(new Sequence(value.kind, []));
    for (const item of [...value.items]) copy.items.push(copied(item));
    return copy;
  }
  if (value instanceof Dict) {
    const copy = keep(new Dict());
    for (const [key, item] of [...value.entries]) copy.entries.set(key, copied(item));
    return copy;
  }
  if (value instanceof Instance) {
    const copy = keep(new Instance(value.cls, value.place));
    copy.initialised = value.initialised;
    for (const [name, item] of [...value.attributes]) copy.attributes.set(name, copied(item));
    return copy;
  }
  return value;
}

/** `copy.copy(value)`: a new list or dict of the same items. A module's copy would share its weights, and is taken for itself. */
export function shallowCopy(value: Value): Value {
  if (value instanceof Sequence) return new Sequence(value.kind, [...value.items]);
  if (!(value instanceof Dict)) return value;
  const copy = new Dict();
  for (const [key, item] of value.entries) copy.entries.set(key, item);
  return copy;
}
