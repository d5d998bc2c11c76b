import { callClosure } from './calls.ts';
import { kindOf } from './describe.ts';
import { positionalArgs } from './arguments.ts';
import { flattened } from './implied-flatten.ts';
import { ancestry, children, containerOf, extendedLayer, findInClass } from './modules.ts';
import type { Run } from './run.ts';
import type { Place } from './syntax.ts';
import { nodeOf } from './tensors.ts';
import type { Trace } from './trace.ts';
import { type Args, Closure, Instance, Layer, type Tensor, type Value, unknown } from './values.ts';

/** `module(x)`: while tracing, what it adds to the graph; outside of that, nothing is known of its result. */
export function applyModule(run: Run, module: Instance | Layer, args: Args, place: Place): Value {
  if (module instanceof Instance && containerOf(module.cls) === null) {
    const method = findInClass(ancestry(module.cls), '__call__');
    if (method instanceof Closure) return callClosure(run, method, module, args, place);
  }
  const { trace } = run;
  if (!trace) return unknown;
  warnIfUnregistered(trace, module, place);
  return module instanceof Layer
    ? applyLayer(run, trace, module, args, place)
    : applyInstance(run, trace, module, args, place);
}

function applyLayer(run: Run, trace: Trace, layer: Layer, args: Args, place: Place): Value {
  const [first] = args.positional.length > 0 ? args.positional : args.named.values();
  if (first === undefined)
    return run.fail(place, `${layer.kind} is called with nothing to read.`, 'Give it a tensor.');
  if (args.positional.length + args.named.size > 1)
    run.warn(place, `${layer.kind} reads its first argument here; the others are passed over.`);
  const node = nodeOf(run, trace, first, place);
  const input = trace.impliesFlatten && layer.kind === 'Linear' ? flattened(run, trace, node, layer) : node;
  return trace.applyLayer(layer, [input], place);
}

function applyInstance(run: Run, trace: Trace, module: Instance, args: Args, place: Place): Value {
  const forward = findInClass(ancestry(module.cls), 'forward');
  if (forward instanceof Closure)
    return trace.inside(module, () => callClosure(run, forward, module, args, place));
  const extended = module.attributes.get(extendedLayer);
  if (extended instanceof Layer) return applyLayer(run, trace, extended, args, place);
  const container = containerOf(module.cls);
  if (container === 'ModuleList' || container === 'ModuleDict')
    return run.fail(place, `nn.${container} cannot be called.`, 'Loop over it and call what it holds.');
  if (container === null) return run.fail(place, `${module.cls.name} cannot be called: it has no __call__.`);
  const [first] = args.positional;
  if (first === undefined)
    return run.fail(place, `${module.cls.name} is called with nothing to read.`, 'Give it a tensor.');
  if (container === 'Module') {
    warnNoForward(run, module);
    trace.impliesFlatten = true;
  }
  return trace.inside(module, () => chain(run, module, first, place));
}

/** Runs a module's children one after the other. */
function chain(run: Run, module: Instance, first: Value, place: Place): Value {
  let value = first;
  for (const child of children(module)?.values() ?? []) {
    const list = child instanceof Instance && containerOf(child.cls) === 'ModuleList';
    value = run.within(place, () =>
      list ? chain(run, child, value, place) : applyModule(run, child, positionalArgs([value], place), place),
    );
  }
  return value;
}

function warnNoForward(run: Run, module: Instance): void {
  const place = module.cls.syntax ?? module.place;
  run.warn(
    { from: place.from, to: place.from + 5 },
    `${module.cls.name} has no forward, so its layers are chained in the order of their definition.`,
    'Add a forward to say how they connect.',
  );
}

function warnIfUnregistered(trace: Trace, module: Instance | Layer, place: Place): void {
  if (!trace.unregistered.has(module)) return;
  trace.run.warn(
    place,
    'This module is kept in a plain list or dict, so PyTorch does not find its parameters.',
    'Use nn.ModuleList or nn.ModuleDict.',
  );
}

/** Reads the root's forward, its only input a tensor; the tensor that comes out. */
export function traceRoot(run: Run, trace: Trace, root: Instance): Tensor {
  run.trace = trace;
  const forward = findInClass(ancestry(root.cls), 'forward');
  const input = trace.latest;
  let result: Value;
  if (forward instanceof Closure) {
    const extra = forward.parameters.slice(2).filter((each) => each.form === 'plain' && !each.default);
    if (extra.length > 0)
      run.fail(
        namePlace(root),
        `forward of ${root.cls.name} reads ${extra.length + 1} inputs; only '${forward.parameters[1]?.name ?? ''}' is given here.`,
      );
    const given = [input, ...extra.map(() => unknown)];
    result = trace.inside(root, () =>
      callClosure(run, forward, root, positionalArgs(given, namePlace(root)), namePlace(root)),
    );
  } else result = applyModule(run, root, positionalArgs([input], namePlace(root)), namePlace(root));
  return output(run, trace, root, result);
}

const namePlace = (root: Instance): Place => {
  const place = root.cls.syntax ?? root.place;
  return root.cls.syntax ? { from: place.from, to: place.from + 6 + root.cls.name.length } : place;
};

function output(run: Run, trace: Trace, root: Instance, result: Value): Tensor {
  const all = flattenResult(result);
  const first = all.find((value) => typeof value === 'object' && value !== null && 'node' in value);
  if (all.length > 1 && first)
    run.warn(
      namePlace(root),
      `forward of ${root.cls.name} returns ${all.length} values; the first tensor is read as the output.`,
    );
  if (result === null) {
    run.fail(namePlace(root), `forward of ${root.cls.name} returns nothing.`, 'End it with a return.');
    return trace.latest;
  }
  if (!first && result !== unknown)
    run.fail(namePlace(root), `forward of ${root.cls.name} returns ${kindOf(result)}, not a tensor.`);
  return (first as Tensor | undefined) ?? trace.latest;
}

const flattenResult = (value: Value): readonly Value[] =>
  typeof value === 'object' && value !== null && 'items' in value
    ? value.items.slice(0, 20)
    : typeof value === 'object' && value !== null && 'entries' in value
      ? [...value.entries.values()]
      : [value];
