import { ancestry } from './modules.ts';
import type { Run } from './run.ts';
import type { Scope } from './scope.ts';
import type { Place } from './syntax.ts';
import { layerNameOf, usualName } from './torch.ts';
import {
  ClassValue,
  Dict,
  External,
  Instance,
  Layer,
  Sequence,
  Super,
  Tensor,
  Unknown,
  type Value,
  unknown,
} from './values.ts';

/** `isinstance(value, cls)`, for classes of the source, layers of torch.nn, and Python's plain types. */
export function isInstance(value: Value, cls: Value): Value {
  if (cls instanceof Sequence)
    return cls.items.some((each) => !(each instanceof Sequence) && isInstance(value, each) === true);
  if (value instanceof Unknown || value instanceof Tensor) return unknown;
  if (cls instanceof ClassValue)
    return (
      (value instanceof Instance && ancestry(value.cls).includes(cls)) ||
      (value instanceof Layer && cls.name === 'Module')
    );
  if (!(cls instanceof External)) return unknown;
  const name = usualName(cls.path);
  if (name === 'int') return typeof value === 'number';
  if (name === 'str') return typeof value === 'string';
  if (name === 'list' || name === 'tuple') return value instanceof Sequence && value.kind === name;
  if (name === 'dict') return value instanceof Dict;
  return value instanceof Layer && layerNameOf(cls.path) === value.kind;
}

/** `super()` looks past the class that the method was written in; `super(Net, self)` past the one named. */
export function superOf(
  run: Run,
  [cls, self]: readonly Value[],
  { place, scope }: { place: Place; scope: Scope },
): Value {
  const object = self ?? scope.get('__self__') ?? null;
  const owner = cls instanceof ClassValue ? cls : scope.get('__class__');
  if (owner instanceof ClassValue && (object instanceof Instance || object instanceof ClassValue))
    return new Super(object, owner);
  return run.fail(place, 'super() is read only inside a method.');
}
