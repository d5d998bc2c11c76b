import { kindOf } from './describe.ts';
import { plainKey } from './expressions.ts';
import { capital } from './iterate.ts';
import { children } from './modules.ts';
import { didYouMean } from './nearest.ts';
import type { Run } from './run.ts';
import type { Place } from './syntax.ts';
import { combine } from './tensors.ts';
import { containers } from './torch.ts';
import {
  Dict,
  Extent,
  External,
  Instance,
  Range,
  Sequence,
  ShapeOf,
  Slice,
  Tensor,
  Unknown,
  type Value,
  unknown,
} from './values.ts';

/** `object[index]`. */
export function subscript(run: Run, object: Value, index: Value, place: Place): Value {
  if (object instanceof Unknown || (index instanceof Unknown && !(object instanceof Tensor)))
    return object instanceof Unknown ? object : index;
  // Type hints: list[int], Optional[nn.Module].
  if (object instanceof External) return unknown;
  if (object instanceof Tensor) return ofTensor(run, object, index, place);
  if (object instanceof ShapeOf) return ofShape(run, object, index, place);
  if (object instanceof Dict) return ofDict(run, object, index, place);
  if (object instanceof Instance) return ofContainer(run, object, index, place);
  if (object instanceof Sequence) {
    const chosen = choose(run, object.items, index, place);
    return Array.isArray(chosen) ? new Sequence(object.kind, chosen) : chosen;
  }
  if (typeof object === 'string') {
    run.spend(place, object.length);
    const chosen = choose(run, [...object], index, place);
    return Array.isArray(chosen) ? chosen.join('') : chosen;
  }
  if (object instanceof Range) {
    const at = typeof index === 'number' ? (index < 0 ? index + object.length : index) : -1;
    if (at >= 0 && at < object.length) return object.start + at * object.step;
  }
  return run.fail(place, `${capital(kindOf(object))} has no items that are read here.`);
}

/** One item, or the array of those in a slice. */
function choose(run: Run, items: readonly Value[], index: Value, place: Place): Value | Value[] {
  if (index instanceof Slice) {
    const picked = indices(index, items.length);
    if (picked === null) return run.fail(place, 'The ends of a slice are whole numbers.');
    run.spend(place, picked.length);
    return picked.map((i) => items[i]!);
  }
  const at = typeof index === 'boolean' ? Number(index) : index;
  if (typeof at !== 'number') return run.fail(place, `An index is a whole number, not ${kindOf(index)}.`);
  const found = Number.isInteger(at) ? items.at(at) : undefined;
  if (found === undefined || at >= items.length || at < -items.length)
    return run.fail(place, `There are ${items.length} items, so none at ${at}.`);
  return found;
}

/** The indices that a slice picks, by Python's rules for negative and missing ends; null if an end is no whole number. */
function indices(slice: Slice, length: number): number[] | null {
  const { start, stop, step } = slice;
  if ([start, stop, step].some((end) => end !== null && typeof end !== 'number') || step === 0) return null;
  const by = (step as number | null) ?? 1;
  const [low, high] = by > 0 ? [0, length] : [-1, length - 1];
  const clip = (end: Value, otherwise: number) =>
    end === null
      ? otherwise
      : Math.min(high, Math.max(low, (end as number) < 0 ? (end as number) + length : (end as number)));
  const first = clip(start, by > 0 ? low : high);
  const last = clip(stop, by > 0 ? high : low);
  const count = Math.max(0, Math.ceil((last - first) / by));
  return Array.from({ length: count }, (_, i) => first + i * by);
}

function ofDict(run: Run, dict: Dict, index: Value, place: Place): Value {
  const key = plainKey(index);
  const found = key === undefined ? undefined : dict.entries.get(key);
  if (found !== undefined) return found;
  const keys = [...dict.entries.keys()].map(String);
  return run.fail(
    place,
    `The dict has no key '${String(key ?? kindOf(index))}'.`,
    didYouMean(String(key), keys),
  );
}

function ofContainer(run: Run, instance: Instance, index: Value, place: Place): Value {
  run.spend(place, instance.attributes.size);
  const held = children(instance);
  if (held === null || instance.cls.name === 'Module')
    return run.fail(place, `${instance.cls.name} has no items.`);
  if (typeof index === 'string') {
    return (
      held.get(index) ??
      run.fail(place, `${instance.cls.name} has no '${index}'.`, didYouMean(index, held.keys()))
    );
  }
  const chosen = choose(run, [...held.values()], index, place);
  if (!Array.isArray(chosen)) return chosen;
  const part = new Instance(
    containers[instance.cls.name === 'ModuleList' ? 'ModuleList' : 'Sequential'],
    place,
  );
  part.initialised = true;
  const names = [...held.keys()];
  for (const child of chosen) {
    const name =
      names[[...held.values()].findIndex((each) => each === child)] ?? String(part.attributes.size);
    part.attributes.set(name, child);
  }
  return part;
}

function ofShape(run: Run, shape: ShapeOf, index: Value, place: Place): Value {
  if (typeof index === 'number') return new Extent(shape.node, [index < 0 ? index : shape.start + index]);
  if (index instanceof Slice && typeof index.start === 'number' && index.start >= 0 && index.stop === null)
    return new ShapeOf(shape.node, shape.start + index.start);
  return run.fail(place, "This part of the input's size is not read here.");
}

/** Only `x[:, :]` and the like, which take everything, keep a tensor as it is. */
function ofTensor(run: Run, tensor: Tensor, index: Value, place: Place): Value {
  const parts = index instanceof Sequence ? index.items : [index];
  const whole = (part: Value) =>
    (part instanceof Slice &&
      part.start === null &&
      part.stop === null &&
      (part.step === null || part.step === 1)) ||
    (part instanceof Unknown && part.why !== null);
  if (parts.every(whole)) return tensor;
  return combine(
    run,
    place,
    'unknown',
    [tensor],
    'Taking a part of a tensor is not read here.',
    'It is passed on whole.',
  );
}
