import { kindOf } from './describe.ts';
import { evaluate } from './expressions.ts';
import { iterate } from './iterate.ts';
import { didYouMean } from './nearest.ts';
import type { Run } from './run.ts';
import { Scope } from './scope.ts';
import type { Argument, Place } from './syntax.ts';
import { type Args, type Closure, Dict, Unknown, type Value, tuple, unknown } from './values.ts';

/** Evaluates the arguments of a call, stars unpacked. */
export function readArgs(run: Run, args: readonly Argument[], scope: Scope): Args {
  const positional: Value[] = [];
  const places: Place[] = [];
  const named = new Map<string, Value>();
  const namedPlaces = new Map<string, Place>();
  const keyword = (name: string, value: Value, place: Place) => {
    if (named.has(name)) run.fail(place, `The argument '${name}' is given twice.`);
    named.set(name, value);
    namedPlaces.set(name, place);
  };
  for (const arg of args) {
    const value = evaluate(run, arg.value, scope);
    if (arg.form === 'plain') {
      positional.push(value);
      places.push(arg);
    } else if (arg.form === 'keyword') keyword(arg.name, value, arg);
    else if (arg.form === 'star') {
      for (const item of iterate(run, value, arg) ?? [unknown]) {
        positional.push(item);
        places.push(arg);
      }
    } else if (value instanceof Dict) {
      run.spend(arg, value.entries.size);
      for (const [name, item] of value.entries) keyword(String(name), item, arg);
    } else if (!(value instanceof Unknown)) run.fail(arg, `'**' takes a dict, not ${kindOf(value)}.`);
  }
  return { positional, places, named, namedPlaces };
}

export const noArgs: Args = { positional: [], places: [], named: new Map(), namedPlaces: new Map() };

export const positionalArgs = (values: readonly Value[], place: Place): Args => ({
  ...noArgs,
  positional: values,
  places: values.map(() => place),
});

/** A scope with a function's parameters set from the arguments of a call. */
export function bind(run: Run, closure: Closure, self: Value | undefined, args: Args, call: Place): Scope {
  const scope = new Scope(closure.scope);
  const given = self === undefined ? [...args.positional] : [self, ...args.positional];
  if (closure.owner) {
    // What `super()` finds without being told.
    scope.set('__class__', closure.owner);
    scope.set('__self__', given[0] ?? unknown);
  }
  const rest = new Map(args.named);
  const missing: string[] = [];
  let stars = false;
  for (const each of closure.parameters) {
    if (each.form === 'star') {
      stars = true;
      scope.set(each.name, tuple(given.splice(0)));
    } else if (each.form === 'doubleStar') {
      const dict = new Dict();
      for (const [name, value] of rest) dict.entries.set(name, value);
      rest.clear();
      scope.set(each.name, dict);
    } else if (each.form === 'plain' && given.length > 0) {
      scope.set(each.name, given.shift()!);
      if (rest.delete(each.name))
        run.fail(
          args.namedPlaces.get(each.name)!,
          `${labelOf(closure)}: the argument '${each.name}' is given twice.`,
        );
    } else if (rest.has(each.name)) {
      scope.set(each.name, rest.get(each.name)!);
      rest.delete(each.name);
    } else {
      const fallback = closure.defaults.get(each.name);
      if (fallback === undefined) missing.push(each.name);
      scope.set(each.name, fallback === undefined ? unknown : fallback);
    }
  }
  report(
    run,
    closure,
    { missing, extra: stars ? 0 : given.length, unexpected: [...rest.keys()] },
    args,
    call,
  );
  return scope;
}

interface Misfit {
  missing: readonly string[];
  extra: number;
  unexpected: readonly string[];
}

function report(run: Run, closure: Closure, misfit: Misfit, args: Args, call: Place): void {
  const name = labelOf(closure);
  const takes = closure.parameters.map((each) => each.name).filter((each) => each !== 'self');
  const signature = `It takes (${takes.join(', ')}).`;
  for (const each of misfit.unexpected)
    run.fail(
      args.namedPlaces.get(each) ?? call,
      `${name}: unexpected argument '${each}'.`,
      didYouMean(each, takes, '', signature),
    );
  if (misfit.extra > 0)
    run.fail(args.places.at(-1) ?? call, `${name}: too many arguments by ${misfit.extra}.`, signature);
  if (misfit.missing.length > 0 && misfit.unexpected.length === 0)
    run.fail(
      call,
      `${name}: missing argument ${misfit.missing.map((each) => `'${each}'`).join(', ')}.`,
      signature,
    );
}

/** A constructor is called by its class's name. */
const labelOf = ({ name, owner }: Closure) => (name === '__init__' && owner ? owner.name : name);
