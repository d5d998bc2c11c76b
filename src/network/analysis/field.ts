import { type Shape, sizeOf } from '@engine/tensor.ts';
import type { Reading } from '../layer.ts';
import { type Pattern, constant, joinPatterns, readPattern, spanAt } from './pattern.ts';
import { type Span, union } from './span.ts';
import { type Taps, clip, countOf, seenAlong, tapsOf } from './taps.ts';

/** What the units along one axis of a tensor see of one axis of the image. */
export interface AxisField {
  /** Had the image no edge; null where units do not repeat each other. */
  pattern: Pattern | null;
  /** Cells of the image that each unit sees, with padding cut away at every layer; null: none. One entry serves all if all see the same. */
  clipped: readonly (Span | null)[];
}

/** What the units of a tensor see: one entry per axis of the image. */
export interface Field {
  axes: readonly AxisField[];
  /** The shape before flattening: tells which cell each feature was. Absent where axes are as in `axes`. */
  flattened?: Shape;
}

/** The image: cell i sees cell i. */
export const imageField = (input: Shape): Field => ({ axes: mapShared(input.slice(2), imageAxis) });

const imageAxis = (length: number): AxisField => ({
  pattern: { spans: [[0, 0]], advance: 1 },
  clipped: Array.from({ length }, (_, cell): Span => [cell, cell]),
});

/** Maps the axes, those that are alike once: most images are square, and so is all that is made of them. */
function mapShared<Item, Result>(
  items: readonly Item[],
  map: (item: Item, index: number) => Result,
  alike = (a: number, b: number) => items[a] === items[b],
): Result[] {
  const results: Result[] = [];
  items.forEach((item, index) => {
    const twin = items.findIndex((_, other) => alike(other, index));
    results.push(twin < index ? results[twin]! : map(item, index));
  });
  return results;
}

function readAxis(axis: AxisField, reading: Reading, length: number, outputLength: number): AxisField {
  if (reading.kind === 'same' || reading.kind === 'flat') return axis;
  const { pattern, clipped } = axis;
  const units = reading.kind === 'all' ? 1 : outputLength;
  const taps = Array.from({ length: units }, (_, unit) => clip(tapsOf(reading, unit, length), length));
  const seen = clipped.length === 1 ? onlyOf(clipped) : seenAlong(clipped, taps[0]?.step ?? 1);
  return { pattern: pattern && readPattern(pattern, reading, length), clipped: taps.map(seen) };
}

/** One entry that stands for all: whoever reads any of them sees it. */
const onlyOf =
  ([span]: readonly (Span | null)[]) =>
  (taps: Taps) =>
    countOf(taps) > 0 ? span! : null;

/** Every unit sees what all units together see. */
const collapse = (field: Field, input: Shape): Field => ({
  axes: field.axes.map((axis, index) => {
    const length = (field.flattened ?? input)[index + 2] ?? 1;
    return readAxis(axis, { kind: 'all' }, length, 1);
  }),
});

/** One layer further on along one of its inputs. */
export function readField(field: Field, readings: readonly Reading[], input: Shape, output: Shape): Field {
  const keepsAxes = !field.flattened && readings.length === field.axes.length && input.length > 2;
  if (!keepsAxes) return readings.every(({ kind }) => kind === 'same') ? field : collapse(field, input);
  if (readings.every(({ kind }) => kind === 'flat')) return { axes: field.axes, flattened: input };
  if (output.length !== input.length) return collapse(field, input);
  const read = (axis: AxisField, index: number) =>
    readAxis(axis, readings[index]!, input[index + 2]!, output[index + 2]!);
  const keys = readings.map((reading) => JSON.stringify(reading));
  const alike = (a: number, b: number) =>
    field.axes[a] === field.axes[b] && keys[a] === keys[b] && output[a + 2] === output[b + 2];
  return { axes: mapShared(field.axes, read, alike) };
}

/** The union over branches. A branch with one unit along an axis is stretched to the others' length. */
export function joinFields(fields: readonly Field[], output: Shape): Field {
  const [first, ...rest] = fields;
  if (!first || rest.length === 0) return first ?? { axes: [] };
  const flattened = fields.find((field) => field.flattened)?.flattened;
  if (fields.some((field) => field.flattened && String(field.flattened) !== String(flattened))) {
    return joinFields(
      fields.map((field) => collapse(field, output)),
      output,
    );
  }
  const shape = flattened ?? output;
  const join = (_: AxisField, index: number) =>
    joinAxes(
      fields.map((field) => field.axes[index]!),
      shape[index + 2] ?? 1,
    );
  const alike = (a: number, b: number) =>
    shape[a + 2] === shape[b + 2] && fields.every((field) => field.axes[a] === field.axes[b]);
  const axes = mapShared(first.axes, join, alike);
  return flattened ? { axes, flattened } : { axes };
}

function joinAxes(axes: readonly AxisField[], length: number): AxisField {
  if (axes.every((axis) => axis === axes[0])) return axes[0]!;
  const units = axes.every(({ clipped }) => clipped.length === 1) ? 1 : length;
  return {
    pattern: joinPatterns(
      axes.map(({ pattern, clipped }) =>
        pattern && clipped.length < units ? constant(spanAt(pattern, 0)) : pattern,
      ),
    ),
    clipped: Array.from({ length: units }, (_, unit) =>
      axes.reduce<Span | null>(
        (seen, { clipped }) => union(seen, clipped[clipped.length === 1 ? 0 : unit]!),
        null,
      ),
    ),
  };
}

/** Where a unit lies along each axis of the image: a feature of a flattened tensor is put back where it was. */
export function placeOf(field: Field, unit: readonly number[]): readonly number[] {
  const { flattened } = field;
  if (!flattened) return unit;
  const lengths = flattened.slice(2);
  return lengths.map((length, axis) => Math.floor(unit[0]! / sizeOf(lengths.slice(axis + 1))) % length);
}
