import { builtins, dict } from './builtins.ts';
import { deepCopy, shallowCopy } from './deep-copy.ts';
import { didYouMean } from './nearest.ts';
import { mathFunctions } from './numbers.ts';
import type { Run } from './run.ts';
import type { Scope } from './scope.ts';
import type { Place } from './syntax.ts';
import { usualName } from './torch.ts';
import { type Args, Partial, type Value } from './values.ts';

/** Arguments by name that a function takes here: any other would be passed over, and might change the network. */
const takes: ReadonlyMap<string, readonly string[]> = new Map([
  ['enumerate', ['start']],
  ['sorted', ['key', 'reverse']],
  ['sum', ['start']],
  ['zip', ['strict']],
]);
/** Functions that any may be given to. */
const takesAny = ['dict', 'print'];

/** Calls a function of Python's own, by its full name: 'builtins.len', 'math.sqrt', 'functools.partial'. */
export function callBuiltin(run: Run, path: string, args: Args, place: Place, scope: Scope): Value {
  const name = path.slice(path.indexOf('.') + 1);
  if (path.startsWith('math.')) return mathFunctions(run, name, args.positional, place);
  if (path === 'collections.OrderedDict' || path === 'collections.defaultdict')
    return dict(run, args.positional, { args, place });
  if (path === 'functools.partial')
    return new Partial(args.positional[0] ?? null, {
      ...args,
      positional: args.positional.slice(1),
      places: args.places.slice(1),
    });
  if (path === 'copy.copy') return shallowCopy(args.positional[0] ?? null);
  if (path === 'copy.deepcopy') return deepCopy(run, args.positional[0] ?? null, place);
  const found = path.startsWith('builtins.') ? builtins.get(name) : undefined;
  const strange = [...args.named.keys()].find((each) => !takes.get(name)?.includes(each));
  if (found && strange !== undefined && !takesAny.includes(name))
    return run.fail(
      args.namedPlaces.get(strange) ?? place,
      `The argument '${strange}' of ${name} is not read here.`,
    );
  if (found) return found(run, args.positional, { args, place, scope });
  return run.fail(
    place,
    `The function ${usualName(path)} is not read here.`,
    didYouMean(name, builtins.keys()),
  );
}
