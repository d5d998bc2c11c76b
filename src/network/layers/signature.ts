import type { OptionValue, Parameter } from '../layer.ts';

type Bounds = Pick<Parameter, 'min'>;

const parameter = (
  name: string,
  type: Parameter['type'],
  fallback: OptionValue | undefined,
  rest: Partial<Parameter> = {},
): Parameter => ({ name, type, ...(fallback === undefined ? {} : { default: fallback }), ...rest });

/** A whole number; required unless a default is given. */
export const int = (name: string, fallback?: number | null, bounds?: Bounds) =>
  parameter(name, 'int', fallback, bounds);

/** Whole numbers, one for all axes or one per axis. A default of null is PyTorch's None. */
export const ints = (name: string, fallback?: number | readonly number[] | null, bounds?: Bounds) =>
  parameter(name, 'ints', fallback, bounds);

export const float = (name: string, fallback?: number | null, bounds?: Bounds) =>
  parameter(name, 'float', fallback, bounds);

export const bool = (name: string, fallback: boolean | null) => parameter(name, 'bool', fallback);

/** One word out of a list. */
export const mode = (name: string, fallback: string, modes: readonly string[]) =>
  parameter(name, 'mode', fallback, { modes });

/** Padding: whole numbers, or one of the words. */
export const intsOrMode = (name: string, fallback: number, modes: readonly string[]) =>
  parameter(name, 'ints|mode', fallback, { modes, min: 0 });

export const inplace = bool('inplace', false);

/** A count of channels or features: at least 1. */
export const count = (name: string) => int(name, undefined, { min: 1 });
