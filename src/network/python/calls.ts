import { bind } from './arguments.ts';
import { callBuiltin } from './call-builtin.ts';
import { construct } from './classes.ts';
import { buildLayer } from './construct.ts';
import { kindOf } from './describe.ts';
import { evaluate } from './expressions.ts';
import { callFunction } from './functional.ts';
import { applyModule } from './forward.ts';
import { capital } from './iterate.ts';
import { callMethod } from './methods.ts';
import type { Run } from './run.ts';
import type { Scope } from './scope.ts';
import { execute } from './statements.ts';
import type { Place } from './syntax.ts';
import { combine, tensorsIn } from './tensors.ts';
import { layerNameOf } from './torch.ts';
import {
  type Args,
  Bound,
  ClassValue,
  Closure,
  External,
  Instance,
  Layer,
  Partial,
  Unknown,
  type Value,
  unknown,
} from './values.ts';

/** Calls anything that can be called; what cannot be is said at `place`. */
export function call(run: Run, callee: Value, args: Args, place: Place, scope: Scope): Value {
  if (callee instanceof External) return callExternal(run, callee, args, place, scope);
  if (callee instanceof Closure) return callClosure(run, callee, undefined, args, place);
  if (callee instanceof Bound) {
    return callee.method
      ? callClosure(run, callee.method, callee.self, args, place)
      : callMethod(run, callee.self, callee.name, args, place);
  }
  if (callee instanceof ClassValue) return construct(run, callee, args, place);
  if (callee instanceof Instance || callee instanceof Layer) return applyModule(run, callee, args, place);
  if (callee instanceof Partial)
    return run.within(place, () => call(run, callee.callee, merge(callee.args, args), place, scope));
  if (callee instanceof Unknown) return callUnknown(run, callee, args, place);
  return callUnknown(run, run.fail(place, `${capital(kindOf(callee))} cannot be called.`), args, place);
}

/** Runs a function of the source; `self` comes first among its arguments when given. */
export function callClosure(
  run: Run,
  closure: Closure,
  self: Value | undefined,
  args: Args,
  place: Place,
): Value {
  const isStatic = closure.decorators.includes('staticmethod');
  return run.calling(place, () => {
    const scope = bind(run, closure, isStatic ? undefined : self, args, place);
    if (!Array.isArray(closure.body)) return evaluate(run, closure.body as never, scope);
    const ending = execute(run, closure.body as never, scope, closure.owner);
    return ending !== null && typeof ending === 'object' ? ending.value : null;
  });
}

function callExternal(run: Run, callee: External, args: Args, place: Place, scope: Scope): Value {
  const { path } = callee;
  if (path.startsWith('builtins.') || /^(?:math|functools|collections|itertools|copy)\./.test(path))
    return callBuiltin(run, path, args, place, scope);
  const layer = layerNameOf(path);
  if (layer !== null && /^[A-Z]/.test(layer)) return buildLayer(run, layer, args, place);
  if (path.startsWith('torch.')) return callFunction(run, path, args, place);
  return callUnknown(run, new Unknown(`What ${path} gives is not known here`), args, place);
}

/** A call of what is not known gives what is not known, but a tensor that goes in still comes out, through an unknown node. */
function callUnknown(run: Run, callee: Unknown, args: Args, place: Place): Value {
  const tensors = tensorsIn([...args.positional, ...args.named.values()]);
  if (run.trace && tensors.length > 0)
    return combine(run, place, 'unknown', tensors, callee.why === null ? undefined : `${callee.why}.`);
  return callee.why === null ? unknown : callee;
}

const merge = (first: Args, then: Args): Args => ({
  positional: [...first.positional, ...then.positional],
  places: [...first.places, ...then.places],
  named: new Map([...first.named, ...then.named]),
  namedPlaces: new Map([...first.namedPlaces, ...then.namedPlaces]),
});
