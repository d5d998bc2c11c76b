import { kindOf } from './describe.ts';
import { callClosure } from './calls.ts';
import { capital } from './iterate.ts';
import { noArgs } from './arguments.ts';
import { methodsOf } from './methods.ts';
import { ancestry, findInClass } from './modules.ts';
import { didYouMean } from './nearest.ts';
import type { Run } from './run.ts';
import { tensorAttribute } from './tensors.ts';
import { resolve } from './torch.ts';
import type { Place } from './syntax.ts';
import {
  Bound,
  ClassValue,
  Closure,
  External,
  Instance,
  Layer,
  Super,
  Tensor,
  Unknown,
  type Value,
  tuple,
  unknown,
} from './values.ts';

/** `object.name`. */
export function getAttribute(run: Run, object: Value, name: string, place: Place): Value {
  if (object instanceof Unknown) return object;
  if (object instanceof External) {
    run.spend(place, object.path.length >> 4);
    return resolve(`${object.path}.${name}`);
  }
  if (object instanceof Tensor) return tensorAttribute(object, name);
  if (object instanceof Instance) return ofInstance(run, object, name, place);
  if (object instanceof Layer) return ofLayer(object, name);
  if (object instanceof ClassValue) return ofClass(run, object, name, place);
  if (object instanceof Super) return ofSuper(object, name);
  if (object instanceof Closure || object instanceof Bound)
    return name === '__name__' ? object.name : unknown;
  const known = methodsOf(object);
  if (known.includes(name)) return new Bound(object, name, null);
  return run.fail(
    place,
    `${capital(kindOf(object))} has no '${name}' that is read here.`,
    didYouMean(name, known),
  );
}

/** `hasattr(object, name)`; null where that is not known. */
export function hasAttribute(object: Value, name: string): boolean | null {
  const inClass = (cls: ClassValue) => findInClass(ancestry(cls), name) !== undefined;
  if (object instanceof ClassValue) return inClass(object);
  if (!(object instanceof Instance)) return null;
  return object.attributes.has(name) || inClass(object.cls) || methodsOf(object).includes(name);
}

function ofInstance(run: Run, object: Instance, name: string, place: Place): Value {
  const own = object.attributes.get(name);
  if (own !== undefined) return own;
  const inClass = findInClass(ancestry(object.cls), name);
  if (inClass instanceof Closure) {
    const method = new Bound(object, name, inClass);
    if (inClass.decorators.includes('property')) return callClosure(run, inClass, object, noArgs, place);
    return inClass.decorators.includes('staticmethod') ? inClass : method;
  }
  if (inClass !== undefined) return inClass;
  if (name === '__class__') return object.cls;
  // The network is read as it is used, not as it is trained.
  if (name === 'training') return false;
  const known = methodsOf(object);
  if (known.includes(name)) return new Bound(object, name, null);
  const defined = [
    ...object.attributes.keys(),
    ...ancestry(object.cls).flatMap((cls) => [...cls.attributes.keys()]),
  ];
  return run.fail(
    place,
    `${object.cls.name} has no attribute '${name}'.`,
    didYouMean(name, [...defined, ...known]),
  );
}

/** A layer's options are its attributes; sizes per axis come as tuples, as in PyTorch. */
function ofLayer(layer: Layer, name: string): Value {
  const option = layer.options[name];
  if (option === undefined || name === 'bias')
    return methodsOf(layer).includes(name) ? new Bound(layer, name, null) : unknown;
  if (typeof option === 'object' && option !== null) return tuple([...option]);
  const axes = Number(/([123])d$/.exec(layer.kind)?.[1] ?? 1);
  const perAxis =
    ['kernel_size', 'stride', 'padding', 'dilation'].includes(name) && layer.kind.includes('Conv');
  return perAxis && typeof option === 'number' ? tuple(Array.from({ length: axes }, () => option)) : option;
}

function ofClass(run: Run, cls: ClassValue, name: string, place: Place): Value {
  if (name === '__name__') return cls.name;
  const found = findInClass(ancestry(cls), name);
  if (found instanceof Closure && found.decorators.includes('classmethod'))
    return new Bound(cls, name, found);
  if (found !== undefined) return found;
  if (name === '__init__') return new Bound(cls, name, null);
  const known = ancestry(cls).flatMap((each) => [...each.attributes.keys()]);
  return run.fail(place, `The class ${cls.name} has no attribute '${name}'.`, didYouMean(name, known));
}

function ofSuper(object: Super, name: string): Value {
  const found = findInClass(ancestry(object.owner).slice(1), name);
  return new Bound(
    found instanceof Closure ? object.self : object,
    name,
    found instanceof Closure ? found : null,
  );
}

/** `object.name = value`. */
export function setAttribute(run: Run, object: Value, name: string, value: Value, place: Place): void {
  // A layer set anew keeps its place: PyTorch's order is that of first assignment, as Map's is.
  if (object instanceof Instance || object instanceof ClassValue) object.attributes.set(name, value);
  else if (![Layer, Unknown, Tensor, External].some((quiet) => object instanceof quiet))
    run.fail(place, `${capital(kindOf(object))} takes no attributes.`);
}
