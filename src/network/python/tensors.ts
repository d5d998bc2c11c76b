import type { Options } from '../layer.ts';
import { kindOf } from './describe.ts';
import type { Hint } from './nearest.ts';
import type { Run } from './run.ts';
import type { Place } from './syntax.ts';
import type { Trace } from './trace.ts';
import { Bound, Dict, Sequence, ShapeOf, Tensor, Unknown, type Value, unknown } from './values.ts';

/** The node that a value stands for; the latest one, after a diagnostic, where it is no tensor. */
export function nodeOf(run: Run, trace: Trace, value: Value, place: Place): string {
  if (value instanceof Tensor) return value.node;
  if (!(value instanceof Unknown)) run.fail(place, `A tensor is wanted here, not ${kindOf(value)}.`);
  else if (value.why !== null) run.fail(place, `${value.why}, so it is not known as a tensor.`);
  return trace.latest.node;
}

/** The tensors among values, those in lists and dicts of them included. */
export function tensorsIn(values: Iterable<Value>, nested = false): Tensor[] {
  const found: Tensor[] = [];
  for (const value of values) {
    if (found.length >= 1000) break;
    if (value instanceof Tensor) found.push(value);
    else if (nested) continue;
    else if (value instanceof Sequence) found.push(...tensorsIn(value.items.slice(0, 1000), true));
    else if (value instanceof Dict) found.push(...tensorsIn(value.entries.values(), true));
  }
  return found;
}

/**
 * Adds a node that joins the tensors among `values`: `a + b`, or an 'unknown' operation with the reason to say.
 * A constant is no input; an unknown value has been named where it arose and is left out.
 */
export function combine(
  run: Run,
  place: Place,
  kind: string,
  values: readonly Value[],
  why?: string,
  hint?: Hint,
): Value {
  if (why !== undefined) run.fail(place, why, hint);
  if (!run.trace) return unknown;
  const inputs = tensorsIn(values).map((tensor) => tensor.node);
  const options: Options = kind === 'unknown' ? { text: run.source.textAt(place).slice(0, 200) } : {};
  return run.trace.apply(kind, options, inputs, place);
}

const quiet = new Set(['device', 'dtype', 'grad', 'requires_grad', 'is_cuda', 'ndim']);

/** `x.name` of a tensor. */
export function tensorAttribute(tensor: Tensor, name: string): Value {
  if (name === 'shape') return new ShapeOf(tensor.node);
  if (name === 'data') return tensor;
  return quiet.has(name) ? unknown : new Bound(tensor, name, null);
}
