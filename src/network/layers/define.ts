import { type PerAxis, perAxis } from '@engine/shape/axes.ts';
import { ShapeError, type Shape } from '@engine/tensor.ts';
import type { Cost, LayerKind, Options, OptionValue, Parameter, Reading } from '../layer.ts';

/** Of a layer that computes nothing. */
export const noCost: Cost = { macs: 0, biasAdds: 0, normMacs: 0, poolOps: 0, elementwise: 0 };

/** The axes after batch and channels; for [N, F], the one axis of features. */
const spatialRank = (shape: Shape): number => Math.max(1, shape.length - 2);

/** The same reading along each axis. */
export const everyAxis = (shape: Shape, reading: Reading): Reading[] =>
  Array.from({ length: spatialRank(shape) }, () => reading);

/** What PyTorch puts in for the arguments that are left out. */
export const defaultsOf = (signature: readonly Parameter[]): Options =>
  Object.fromEntries(
    signature.flatMap(({ name, default: value }) => (value === undefined ? [] : [[name, value] as const])),
  );

type Optional = 'arity' | 'output' | 'parameters' | 'buffers' | 'cost' | 'reading';
export type LayerSpec = Omit<LayerKind, Optional> & Partial<Pick<LayerKind, Optional>>;

/**
 * A LayerKind from what is special about it. What is left out is that of an elementwise layer without
 * parameters or cost. Options reach each function with PyTorch's defaults filled in.
 */
export function defineLayer(spec: LayerSpec): LayerKind {
  const defaults = defaultsOf(spec.signature);
  const complete = (options: Options): Options => ({ ...defaults, ...options });
  const { output, parameters, buffers, cost, reading, note } = spec;
  return {
    arity: 1,
    ...spec,
    output: (options, inputs) => (output ? output(complete(options), inputs) : only(spec.name, inputs)),
    parameters: (options) => parameters?.(complete(options)) ?? {},
    buffers: (options) => buffers?.(complete(options)) ?? {},
    cost: (options, inputs, out) => cost?.(complete(options), inputs, out) ?? noCost,
    reading: (options, inputs) =>
      reading ? reading(complete(options), inputs) : everyAxis(only(spec.name, inputs), { kind: 'same' }),
    note: (options) => note?.(complete(options)),
  };
}

/** The one input of a layer that reads one. @throws ShapeError if there are none or several. */
export function only(op: string, inputs: readonly Shape[]): Shape {
  if (inputs.length !== 1) throw new ShapeError(`${op}: reads one input but was given ${inputs.length}`);
  return inputs[0]!;
}

/** An option that must be a number. @throws ShapeError naming the layer and what came instead. */
export function numberOption(op: string, options: Options, name: string): number {
  const value = options[name];
  if (typeof value !== 'number')
    throw new ShapeError(`${op}: ${name} should be a number but is ${show(value)}`);
  return value;
}

/** An option with one number for all axes, or one per axis. @throws ShapeError naming the layer and what came instead. */
export function axesOption(op: string, options: Options, name: string): PerAxis {
  const value = options[name];
  if (typeof value === 'number' || isNumbers(value)) return value;
  throw new ShapeError(`${op}: ${name} should be a whole number, or one per axis, but is ${show(value)}`);
}

/** One kernel size for each of so many axes. @throws ShapeError as `axesOption` does, or for a number below 1. */
export const kernelSize = (op: string, options: Options, axes: number): readonly number[] =>
  perAxis(op, 'kernel_size', axesOption(op, options, 'kernel_size'), axes, 1);

/** `axesOption`, with PyTorch's None as undefined. */
export const optionalAxes = (op: string, options: Options, name: string): PerAxis | undefined =>
  options[name] === null || options[name] === undefined ? undefined : axesOption(op, options, name);

const isNumbers = (value: OptionValue | undefined): value is readonly number[] => Array.isArray(value);

/** An option's value as Python spells it. */
export function pythonValue(value: OptionValue): string {
  if (value === null) return 'None';
  if (typeof value === 'boolean') return value ? 'True' : 'False';
  if (typeof value === 'string')
    return JSON.stringify(value).replaceAll("'", "\\'").replace(/^"|"$/g, "'").replaceAll('\\"', '"');
  if (typeof value === 'number') return String(value);
  return value.length === 1 ? `(${value[0]},)` : `(${value.join(', ')})`;
}

/** The same in a sentence, where the option may be missing. */
export const show = (value: OptionValue | undefined): string =>
  value === undefined ? 'missing' : pythonValue(value);
