import { addChild, initialise } from './classes.ts';
import { collectionMethod, collectionMethods } from './collections.ts';
import { kindOf } from './describe.ts';
import { applyModule } from './forward.ts';
import { tensorFunctions } from './functional.ts';
import { iterate } from './iterate.ts';
import { append, children, isModule } from './modules.ts';
import { didYouMean } from './nearest.ts';
import type { Run } from './run.ts';
import type { Place } from './syntax.ts';
import { combine } from './tensors.ts';
import {
  type Args,
  ClassValue,
  Dict,
  Extent,
  Instance,
  Layer,
  ShapeOf,
  Super,
  Tensor,
  Unknown,
  type Value,
  list,
  tuple,
  unknown,
} from './values.ts';

type ModuleMethod = (run: Run, self: Instance, args: Args, place: Place) => Value;

/** Every module below, itself first, each once, as nn.Module.modules() gives. */
function modulesOf(self: Instance): Value[] {
  const found = new Set<Instance | Layer>([self]);
  for (const module of found) {
    if (module instanceof Instance) for (const child of children(module)?.values() ?? []) found.add(child);
  }
  return [...found];
}

const moduleMethods: Record<string, ModuleMethod> = {
  add_module: (run, self, args, place) => {
    const [name = args.named.get('name'), child = args.named.get('module')] = args.positional;
    if (typeof name === 'string' && child !== undefined)
      addChild(run, self, name, child, args.places[1] ?? place);
    else if (!(name instanceof Unknown)) run.fail(place, 'add_module takes a name and a module.');
    return null;
  },
  append: (run, self, args, place) => {
    for (const child of args.positional) addChild(run, self, null, child, place);
    return self;
  },
  extend: (run, self, args, place) => {
    for (const child of iterate(run, args.positional[0] ?? null, place) ?? [])
      addChild(run, self, null, child, place);
    return self;
  },
  insert: (run, self, args, place) => {
    const [at, child] = args.positional;
    if (typeof at !== 'number' || !isModule(child ?? null))
      return run.fail(place, 'insert takes a whole number and a module.');
    const held = [...(children(self)?.values() ?? [])];
    held.splice(at, 0, child as Layer);
    self.attributes.clear();
    for (const each of held) append(self, each);
    return self;
  },
  children: (_run, self) => list([...(children(self)?.values() ?? [])]),
  named_children: (_run, self) =>
    list([...(children(self) ?? [])].map(([name, child]) => tuple([name, child]))),
  modules: (run, self, _args, place) => {
    const found = modulesOf(self);
    run.spend(place, found.length);
    return list(found);
  },
  values: (_run, self) => list([...(children(self)?.values() ?? [])]),
  items: (_run, self) => list([...(children(self) ?? [])].map(([name, child]) => tuple([name, child]))),
  keys: (_run, self) => list([...(children(self)?.keys() ?? [])]),
  forward: (run, self, args, place) => applyModule(run, self, args, place),
  __call__: (run, self, args, place) => applyModule(run, self, args, place),
};
moduleMethods.register_module = moduleMethods.add_module!;

/** Methods of modules that leave the network as it is and give the module back. */
const returningSelf = [
  'to',
  'cuda',
  'cpu',
  'eval',
  'train',
  'apply',
  'float',
  'half',
  'double',
  'requires_grad_',
  'type',
];
/** Methods of modules of no concern here. */
const ofNoConcern = [
  'parameters',
  'named_parameters',
  'named_modules',
  'buffers',
  'named_buffers',
  'state_dict',
  'load_state_dict',
  'register_buffer',
  'register_parameter',
  'zero_grad',
  'register_forward_hook',
  '__init__',
  'extra_repr',
  'share_memory',
];

const tensorMethods = new Set([
  'size',
  'dim',
  'numel',
  'item',
  'backward',
  'ndimension',
  'nelement',
  ...tensorFunctions.keys(),
]);

/** Methods that tensors have and that are not analysed: no typing slips. */
const notAnalysed = new Set(
  `sum max min argmax topk permute transpose unsqueeze chunk split matmul bmm expand repeat pow sqrt exp log norm abs var std
  prod tolist numpy unfold stack select narrow cumsum clamp movedim swapaxes t any all unflatten expand_as view_as`.split(
    /\s+/,
  ),
);

/** Names of the methods that are read of a value. */
export function methodsOf(value: Value): readonly string[] {
  if (value instanceof Instance) return [...Object.keys(moduleMethods), ...returningSelf, ...ofNoConcern];
  if (value instanceof Layer) return ['forward', ...returningSelf, ...ofNoConcern];
  if (value instanceof Tensor) return [...tensorMethods];
  if (value instanceof ShapeOf) return ['numel'];
  return collectionMethods(value);
}

/** Calls a method that PyTorch or Python, not the source, defines. */
export function callMethod(run: Run, self: Value, name: string, args: Args, place: Place): Value {
  if (self instanceof Tensor) return callTensorMethod(run, self, name, args, place);
  if (self instanceof Super || self instanceof ClassValue) return callBase(run, self, name, args, place);
  if (self instanceof Instance || self instanceof Layer) {
    if (returningSelf.includes(name)) return self;
    if (ofNoConcern.includes(name)) return unknown;
    run.spend(place, self instanceof Instance ? self.attributes.size : 1);
    return self instanceof Layer
      ? applyModule(run, self, args, place)
      : moduleMethods[name]!(run, self, args, place);
  }
  return callCollection(run, self, name, args, place);
}

/** `super().__init__(…)`, `nn.Module.__init__(self)`, `super().forward(x)`. */
function callBase(run: Run, base: Super | ClassValue, name: string, args: Args, place: Place): Value {
  const [self, rest] =
    base instanceof Super
      ? [base.self, args]
      : [
          args.positional[0] ?? null,
          { ...args, positional: args.positional.slice(1), places: args.places.slice(1) },
        ];
  if (!(self instanceof Instance)) return unknown;
  if (name === '__init__') initialise(run, self, rest, place);
  else if (name === 'add_module') return moduleMethods.add_module!(run, self, rest, place);
  else if (run.trace)
    return combine(run, place, 'unknown', rest.positional, `super().${name} is not read here.`);
  return null;
}

function callTensorMethod(run: Run, self: Tensor, name: string, args: Args, place: Place): Value {
  if (name === 'size') {
    const [axis = args.named.get('dim')] = args.positional;
    return typeof axis === 'number' ? new Extent(self.node, [axis]) : new ShapeOf(self.node);
  }
  if (['dim', 'numel', 'ndimension', 'nelement', 'item'].includes(name))
    return new Unknown(`x.${name}() depends on the input`);
  const plain = name.endsWith('_') && name !== 'requires_grad_' ? name.slice(0, -1) : name;
  const apply = tensorFunctions.get(plain);
  const label = `x.${name}`;
  if (apply && run.trace) return apply({ run, trace: run.trace, input: self, rest: args, place, label });
  if (name === 'backward') return null;
  const near = notAnalysed.has(name) ? undefined : didYouMean(name, tensorMethods);
  return combine(
    run,
    place,
    'unknown',
    [self, ...args.positional],
    `The tensor's ${name} is not read here.`,
    near,
  );
}

function callCollection(run: Run, self: Value, name: string, args: Args, place: Place): Value {
  const apply = collectionMethod(self, name);
  if (typeof self === 'string') run.spend(place, self.length);
  if (self instanceof Dict) run.spend(place, self.entries.size);
  return apply
    ? apply(run, self, args, place)
    : run.fail(place, `The method ${name} of ${kindOf(self)} is not read here.`);
}
