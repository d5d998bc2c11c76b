import { kindOf } from './describe.ts';
import { children } from './modules.ts';
import type { Run } from './run.ts';
import type { Place } from './syntax.ts';
import { Dict, Extent, Instance, Range, Sequence, ShapeOf, Unknown, type Value } from './values.ts';

/**
 * The items of a value, or null where it has none that are known.
 * @param wanted how many the other side of an unpacking takes: `n, c, h, w = x.shape` needs to be told.
 */
export function iterate(run: Run, value: Value, place: Place, wanted?: number): readonly Value[] | null {
  if (value instanceof Sequence) {
    run.spend(place, value.items.length);
    // A copy: the loop's body may change the list.
    return [...value.items];
  }
  if (value instanceof Range) {
    run.spend(place, value.length);
    return Array.from({ length: value.length }, (_, i) => value.start + i * value.step);
  }
  if (value instanceof Dict) {
    run.spend(place, value.entries.size);
    return [...value.entries.keys()];
  }
  if (typeof value === 'string') {
    run.spend(place, value.length);
    return [...value];
  }
  if (value instanceof ShapeOf && wanted !== undefined) {
    run.spend(place, wanted);
    return Array.from({ length: wanted }, (_, i) => new Extent(value.node, [value.start + i]));
  }
  if (value instanceof Instance) {
    run.spend(place, value.attributes.size);
    const held = children(value);
    if (held) return [...held].map(([name, child]) => (value.cls.name === 'ModuleDict' ? name : child));
  }
  if (!(value instanceof Unknown))
    run.fail(place, `${capital(kindOf(value))} cannot be looped over or unpacked here.`);
  else if (value.why !== null) run.fail(place, `${value.why}, so it cannot be looped over or unpacked.`);
  return null;
}

export const capital = (words: string) => words.charAt(0).toUpperCase() + words.slice(1);
