import { type Before, type Field, show } from './field.ts';

/** A bound: a number, or one worked out from the settings that stand before. */
export type Limit = number | ((before: Before) => number);

/** What `integer` and `number` are told. */
export interface NumberOptions {
  label: string;
  default: number;
  min: Limit;
  max: Limit;
  /** How far one press of an arrow key goes. Default 1. */
  step?: number;
  /** What is counted: 'cells'. */
  unit?: string;
  /** False where the numbers between two values mean something else, so that a figure goes from one to the other at once. */
  glides?: boolean;
}

/** A setting that is a number between two bounds. */
export interface NumberField extends Field<number> {
  readonly kind: 'integer' | 'number';
  readonly step: number;
  readonly unit: string | undefined;
  readonly glides: boolean;
  /** Both bounds, as they are given the settings before. */
  limits(before: Before): { min: number; max: number };
}

const numeral = /^-?\d+(\.\d+)?(e-?\d+)?$/;

const boundOf = (limit: Limit, before: Before | undefined, open: number): number =>
  typeof limit === 'number' ? limit : before ? limit(before) : open;

function range({ min, max }: { min: number; max: number }): string {
  if (max === Infinity) return min === -Infinity ? '' : ` of at least ${min}`;
  return min === -Infinity ? ` of at most ${max}` : ` from ${min} to ${max}`;
}

function numberField(kind: 'integer' | 'number', options: NumberOptions): NumberField {
  const whole = kind === 'integer';
  const limits = (before?: Before) => ({
    min: boundOf(options.min, before, -Infinity),
    max: boundOf(options.max, before, Infinity),
  });
  return {
    kind,
    label: options.label,
    default: options.default,
    step: options.step ?? 1,
    unit: options.unit,
    glides: options.glides ?? true,
    limits,
    fault(value, before) {
      const { min, max } = limits(before);
      const isNumber = whole ? Number.isInteger(value) : Number.isFinite(value);
      if (isNumber && (value as number) >= min && (value as number) <= max) return undefined;
      return `must be a ${whole ? 'whole number' : 'number'}${range({ min, max })} but is ${show(value)}`;
    },
    fit(value, before) {
      const { min, max } = limits(before);
      return Math.min(max, Math.max(min, whole ? Math.round(value) : value));
    },
    write: String,
    read: (text) => (numeral.test(text) ? Number(text) : text),
  };
}

/** A whole number. */
export const integer = (options: NumberOptions): NumberField => numberField('integer', options);

/** A number with a fraction. */
export const number = (options: NumberOptions): NumberField => numberField('number', options);
