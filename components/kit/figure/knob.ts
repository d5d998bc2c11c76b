import type { Field, ValueOf } from '../fields/field.ts';
import type { ListField } from '../fields/list.ts';
import { type NumberField, integer } from '../fields/number.ts';
import type { Fields } from '../fields/record.ts';
import type { FigureState } from './state.svelte.ts';

/** One setting of one figure, as a control takes it. */
export interface Knob<F extends Field<unknown> = Field<unknown>> {
  readonly field: F;
  readonly value: ValueOf<F>;
  /** The settings around it, on which its limits may depend. */
  readonly around: Readonly<Record<string, unknown>>;
  /** False where the figure is drawn on paper: the control shows its value alone. */
  readonly live: boolean;
  /** Answers whether the figure took the value, moved within its limits; false where a rule forbids it. */
  set(value: ValueOf<F>): boolean;
  /** Whether the figure would take the value as it is. */
  allows(value: ValueOf<F>): boolean;
}

/** The knob of a setting by its name. */
export function knobOf<F extends Fields, K extends keyof F & string>(
  figure: FigureState<F>,
  name: K,
): Knob<F[K]> {
  const field = figure.table.fields[name];
  const just = (value: unknown) => ({ [name]: value }) as never;
  return {
    field,
    value: figure.settings[name],
    around: figure.settings,
    live: figure.live,
    set: (value) => figure.set(just(value)),
    allows: (value) => figure.allows(just(value)),
  };
}

/** The fields of a row, where a setting is a list. */
type RowFields<F> = F extends ListField<infer R> ? R : never;

/** The knob of one field in one row of a setting that is a list. */
export function rowKnobOf<
  F extends Fields,
  L extends keyof F & string,
  K extends keyof RowFields<F[L]> & string,
>(figure: FigureState<F>, name: L, index: number, key: K): Knob<RowFields<F[L]>[K]> {
  const { fields } = figure.table.fields[name] as unknown as ListField<Fields>;
  const rows = figure.settings[name] as readonly Record<string, unknown>[];
  const changed = (value: unknown) =>
    ({ [name]: rows.with(index, { ...rows[index], [key]: value }) }) as never;
  return {
    field: fields[key] as RowFields<F[L]>[K],
    value: rows[index]![key] as never,
    around: rows[index]!,
    live: figure.live,
    set: (value) => figure.set(changed(value)),
    allows: (value) => figure.allows(changed(value)),
  };
}

/** The knob of how many rows a setting that is a list has; a new row is like the last. */
export function countKnobOf<F extends Fields, L extends keyof F & string>(
  figure: FigureState<F>,
  name: L,
  label: string,
): Knob<NumberField> {
  const { minLength: min, maxLength: max } = figure.table.fields[name] as unknown as ListField<Fields>;
  const rows = figure.settings[name] as readonly unknown[];
  const resized = (count: number) =>
    ({ [name]: Array.from({ length: count }, (_, index) => rows[index] ?? rows.at(-1)) }) as never;
  return {
    field: integer({ label, default: rows.length, min, max }),
    value: rows.length,
    around: {},
    live: figure.live,
    set: (count) => figure.set(resized(count)),
    allows: (count) => count >= min && count <= max && figure.allows(resized(count)),
  };
}
