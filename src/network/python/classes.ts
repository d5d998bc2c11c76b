import { kindOf } from './describe.ts';
import { callClosure } from './calls.ts';
import { buildLayer, standIn } from './construct.ts';
import { iterate } from './iterate.ts';
import { ancestry, append, containerOf, extendedLayer, findInClass, isModule, layerBase } from './modules.ts';
import type { Run } from './run.ts';
import type { Place } from './syntax.ts';
import { layerNameOf, usualName } from './torch.ts';
import {
  type Args,
  ClassValue,
  Closure,
  Dict,
  External,
  Instance,
  Layer,
  Sequence,
  Unknown,
  type Value,
} from './values.ts';

/** An object of a class: its `__init__` is run. */
export function construct(run: Run, cls: ClassValue, args: Args, place: Place): Value {
  run.spend(place, 5);
  const instance = new Instance(cls, place);
  const init = findInClass(ancestry(cls), '__init__');
  if (!(init instanceof Closure)) {
    initialise(run, instance, args, place);
    return instance;
  }
  callClosure(run, init, instance, args, place);
  if (!instance.initialised && containerOf(cls) !== null && cls.syntax)
    run.fail(
      { from: cls.syntax.from, to: cls.syntax.from + 5 },
      `${cls.name}: __init__ never calls super().__init__(), which nn.Module needs.`,
      'Make super().__init__() its first line.',
    );
  return instance;
}

/** `super().__init__(…)` of PyTorch's own classes. */
export function initialise(run: Run, instance: Instance, args: Args, place: Place): void {
  instance.initialised = true;
  const container = containerOf(instance.cls);
  if (container === 'Sequential') fillSequential(run, instance, args);
  else if (container === 'ModuleList') fillList(run, instance, args, place);
  else if (container === 'ModuleDict') fillDict(run, instance, args, place);
  else if (container === null) {
    const base = layerBase(instance.cls);
    const name = base && layerNameOf(base.path);
    if (name) instance.attributes.set(extendedLayer, buildLayer(run, name, args, place));
  }
}

function fillSequential(run: Run, instance: Instance, args: Args): void {
  const [first] = args.positional;
  if (first instanceof Dict && args.positional.length === 1) {
    for (const [name, child] of first.entries) addChild(run, instance, String(name), child, args.places[0]!);
    return;
  }
  args.positional.forEach((child, i) => {
    if (child instanceof Sequence) {
      run.fail(
        args.places[i]!,
        'nn.Sequential takes layers one by one, not a list of them.',
        'Write nn.Sequential(*layers).',
      );
      for (const item of child.items) addChild(run, instance, null, item, args.places[i]!);
    } else addChild(run, instance, null, child, args.places[i]!);
  });
}

function fillList(run: Run, instance: Instance, args: Args, place: Place): void {
  const [given = null] = args.positional;
  if (isModule(given) && !(given instanceof Instance && containerOf(given.cls) !== 'Module')) {
    run.fail(place, 'nn.ModuleList takes one list of modules.', 'Write nn.ModuleList([…]).');
    args.positional.forEach((child, i) => addChild(run, instance, null, child, args.places[i]!));
  } else if (given !== null)
    for (const child of iterate(run, given, args.places[0] ?? place) ?? [])
      addChild(run, instance, null, child, args.places[0] ?? place);
}

function fillDict(run: Run, instance: Instance, args: Args, place: Place): void {
  const [given = null] = args.positional;
  if (given instanceof Dict)
    for (const [name, child] of given.entries) addChild(run, instance, String(name), child, place);
  else if (given !== null && !(given instanceof Unknown))
    run.fail(place, `nn.ModuleDict takes a dict, not ${kindOf(given)}.`);
}

/** Puts a child into a container, under a name or the next number. What is no module is said, and stands as unknown. */
export function addChild(
  run: Run,
  instance: Instance,
  name: string | null,
  child: Value,
  place: Place,
): void {
  const module = isModule(child) ? child : notModule(run, instance, child, place);
  if (module === null) return;
  run.spend(place);
  if (name === null) append(instance, module);
  else instance.attributes.set(name, module);
}

function notModule(run: Run, instance: Instance, child: Value, place: Place): Layer | null {
  const stand = standIn(run, place);
  if (child instanceof Unknown) {
    if (child.why !== null) run.fail(place, `${child.why}.`);
    return stand;
  }
  const container = containerOf(instance.cls) ?? 'Module';
  if (child instanceof ClassValue || (child instanceof External && layerNameOf(child.path))) {
    const name = child instanceof ClassValue ? child.name : usualName(child.path);
    run.fail(place, `${name} is a class; nn.${container} takes layers made from it.`, `Write ${name}(…).`);
    return stand;
  }
  // add_module(name, None) is PyTorch's way to leave a place empty.
  if (child === null && container === 'Module') return null;
  run.fail(place, `nn.${container} takes modules, not ${kindOf(child)}.`);
  return stand;
}
