import { builtins } from './builtins.ts';
import { didYouMean } from './nearest.ts';
import type { Run } from './run.ts';
import { Scope } from './scope.ts';
import type { Expression, ImportBinding, Place } from './syntax.ts';
import { layerNames, resolve } from './torch.ts';
import { External, Unknown, type Value } from './values.ts';

/** Names that a snippet without its imports may still use. */
const customary: Record<string, string> = {
  torch: 'torch',
  nn: 'torch.nn',
  F: 'torch.nn.functional',
  math: 'math',
  np: 'numpy',
  OrderedDict: 'collections.OrderedDict',
  partial: 'functools.partial',
  Tensor: 'torch.Tensor',
};

/** The scope around a whole source: Python's own functions and the customary imports. */
export function fileScope(): Scope {
  const outer = new Scope(null);
  for (const name of builtins.keys()) outer.set(name, new External(`builtins.${name}`));
  for (const [name, path] of Object.entries(customary)) outer.set(name, new External(path));
  return new Scope(outer);
}

/** Binds one name of an import. What is not torch's stays a name whose use is said. */
export function bindImport(run: Run, place: Place, { name, path }: ImportBinding, scope: Scope): void {
  if (name !== '*') {
    scope.set(name, resolve(path));
    return;
  }
  run.spend(place, layerNames.size);
  if (path === 'torch.nn.*') for (const layer of layerNames) scope.set(layer, resolve(`torch.nn.${layer}`));
  else run.warn(place, `What '${path}' brings in is not known.`, 'Import names one by one.');
}

/** The value of a name; a layer's bare name is read as torch.nn's, with a warning. */
export function lookUp(run: Run, node: Extract<Expression, { type: 'name' }>, scope: Scope): Value {
  const found = scope.get(node.name);
  if (found !== undefined) return found;
  if (layerNames.has(node.name)) {
    run.warn(
      node,
      `${node.name} is read as nn.${node.name}.`,
      `Write nn.${node.name}, or import it from torch.nn.`,
    );
    return resolve(`torch.nn.${node.name}`);
  }
  if (pythonTypes.has(node.name)) return new Unknown();
  return run.fail(
    node,
    `The name '${node.name}' is not defined.`,
    didYouMean(node.name, namesInReach(scope)),
  );
}

const pythonTypes = new Set([
  'object',
  'property',
  'staticmethod',
  'classmethod',
  'Exception',
  'ValueError',
  'NotImplementedError',
]);

function* namesInReach(scope: Scope): Iterable<string> {
  yield* scope.all();
  yield* layerNames;
}
