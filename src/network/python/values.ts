import type { Options } from '../layer.ts';
import type { ClassSyntax, Expression, FormalParameter, Place, Statement } from './syntax.ts';
import type { Scope } from './scope.ts';

/** A value of the interpreted Python. Whole numbers are plain numbers; None is null. */
export type Value =
  | null
  | boolean
  | number
  | string
  | Float
  | Unknown
  | Sequence
  | Dict
  | Range
  | Slice
  | Closure
  | Bound
  | Partial
  | ClassValue
  | Instance
  | Layer
  | External
  | Super
  | Tensor
  | Extent
  | ShapeOf;

/** Python tells 2.0 from 2, and PyTorch refuses 2.0 channels. */
export class Float {
  readonly value: number;

  constructor(value: number) {
    this.value = value;
  }
}

/** A value that cannot be known. With a reason, the first use that matters says why; without one, a diagnostic has. */
export class Unknown {
  readonly why: string | null;

  constructor(why: string | null = null) {
    this.why = why;
  }
}

export class Sequence {
  readonly kind: 'list' | 'tuple';
  readonly items: Value[];

  constructor(kind: 'list' | 'tuple', items: Value[]) {
    this.kind = kind;
    this.items = items;
  }
}

export type Key = string | number | boolean | null;

export class Dict {
  readonly entries = new Map<Key, Value>();
}

/** `range(…)`, not spelled out: it may be long. */
export class Range {
  readonly start: number;
  readonly step: number;
  readonly length: number;

  constructor(start: number, step: number, length: number) {
    this.start = start;
    this.step = step;
    this.length = length;
  }
}

export class Slice {
  readonly start: Value;
  readonly stop: Value;
  readonly step: Value;

  constructor(start: Value, stop: Value, step: Value) {
    this.start = start;
    this.stop = stop;
    this.step = step;
  }
}

/** A function or lambda of the source. */
export class Closure {
  readonly name: string;
  readonly parameters: readonly FormalParameter[];
  readonly defaults: ReadonlyMap<string, Value>;
  readonly body: readonly Statement[] | Expression;
  readonly scope: Scope;
  /** The class that a method was written in, for `super()`. */
  readonly owner: ClassValue | null;
  readonly decorators: readonly string[];

  constructor(
    name: string,
    parameters: readonly FormalParameter[],
    defaults: ReadonlyMap<string, Value>,
    body: readonly Statement[] | Expression,
    scope: Scope,
    owner: ClassValue | null,
    decorators: readonly string[],
  ) {
    this.name = name;
    this.parameters = parameters;
    this.defaults = defaults;
    this.body = body;
    this.scope = scope;
    this.owner = owner;
    this.decorators = decorators;
  }
}

/** A method taken off its object: `x.view`, `self.block`, `layers.append`. */
export class Bound {
  readonly self: Value;
  readonly name: string;
  readonly method: Closure | null;

  constructor(self: Value, name: string, method: Closure | null) {
    this.self = self;
    this.name = name;
    this.method = method;
  }
}

export class Partial {
  readonly callee: Value;
  readonly args: Args;

  constructor(callee: Value, args: Args) {
    this.callee = callee;
    this.args = args;
  }
}

/** Evaluated arguments of a call. */
export interface Args {
  positional: readonly Value[];
  named: ReadonlyMap<string, Value>;
  /** Where each was written, for diagnostics. */
  places: readonly Place[];
  namedPlaces: ReadonlyMap<string, Place>;
}

export type Container = 'Module' | 'Sequential' | 'ModuleList' | 'ModuleDict';

/** A class of the source, or one of PyTorch's containers. */
export class ClassValue {
  readonly attributes = new Map<string, Value>();
  readonly name: string;
  readonly bases: readonly Value[];
  /** Null for PyTorch's own containers. */
  readonly syntax: ClassSyntax | null;

  constructor(name: string, bases: readonly Value[], syntax: ClassSyntax | null) {
    this.name = name;
    this.bases = bases;
    this.syntax = syntax;
  }
}

/** An object of a class: modules keep their children among the attributes, in order, as PyTorch does. */
export class Instance {
  readonly attributes = new Map<string, Value>();
  /** Whether nn.Module's own __init__ has run, without which PyTorch takes no children. */
  initialised = false;
  readonly cls: ClassValue;
  readonly place: Place;

  constructor(cls: ClassValue, place: Place) {
    this.cls = cls;
    this.place = place;
  }
}

/** A layer as constructed: one of `layerKinds`, or 'unknown'. */
export class Layer {
  readonly kind: string;
  readonly options: Options;
  readonly place: Place;

  constructor(kind: string, options: Options, place: Place) {
    this.kind = kind;
    this.options = options;
    this.place = place;
  }
}

/** Something imported, by its full name: 'torch.nn.functional.relu'. */
export class External {
  readonly path: string;

  constructor(path: string) {
    this.path = path;
  }
}

/** `super()`: attributes are looked up past `owner`. */
export class Super {
  readonly self: Value;
  readonly owner: ClassValue;

  constructor(self: Value, owner: ClassValue) {
    this.self = self;
    this.owner = owner;
  }
}

/** What flows through `forward`: the value of one node. */
export class Tensor {
  readonly node: string;

  constructor(node: string) {
    this.node = node;
  }
}

/** A whole number that depends on the input's size: a factor times lengths of axes. */
export class Extent {
  readonly node: string;
  readonly axes: readonly number[];
  readonly factor: number;

  constructor(node: string, axes: readonly number[], factor = 1) {
    this.node = node;
    this.axes = axes;
    this.factor = factor;
  }
}

/** `x.shape`, from an axis on. */
export class ShapeOf {
  readonly node: string;
  readonly start: number;

  constructor(node: string, start = 0) {
    this.node = node;
    this.start = start;
  }
}

export const tuple = (items: Value[]) => new Sequence('tuple', items);
export const list = (items: Value[]) => new Sequence('list', items);
/** What is not known and has been said so. */
export const unknown = new Unknown();
