import { lengthOf, type Span } from '@network/analysis/span.ts';

/** What the units of a row see, as plain data that a page can carry. All pairs are [rows, columns]. */
export interface FieldView {
  id: string;
  label: string;
  /** Pixels of the picture. */
  image: readonly [number, number];
  /** Units of the layer's output; 1×1 where all units see the same. */
  grid: readonly [number, number];
  /** Features of a vector. */
  features?: number;
  axes: readonly [AxisView, AxisView];
}

/** What the units see along one axis of the picture: one span for each place of the grid; null sees nothing. */
export interface AxisView {
  /** Had the picture no edge: cells below 0 and beyond the end are padding. Within the picture where that cannot be said. */
  field: readonly (Span | null)[];
  /** With padding cut away at every layer. */
  inside: readonly (Span | null)[];
}

/** A unit's place in the grid: [row, column], from 0. */
export type Unit = readonly [row: number, column: number];

/** The unit at fractions 0…1 of the grid. */
export const unitAt = ({ grid }: FieldView, y: number, x: number): Unit => [
  indexAt(y, grid[0]),
  indexAt(x, grid[1]),
];

const indexAt = (fraction: number, length: number) =>
  Math.min(length - 1, Math.max(0, Math.floor(fraction * length)));

/** The fraction that stands for a unit: the middle of its cell, so that it survives a change of layer. */
export const fractionOf = (index: number, length: number) => (index + 0.5) / length;

type Spans = readonly [Span | null, Span | null];

/** What the unit would see had the picture no edge. */
export const fieldOf = ({ axes }: FieldView, [row, column]: Unit): Spans => [
  axes[0].field[row] ?? null,
  axes[1].field[column] ?? null,
];

/** What it sees of the picture. */
export const insideOf = ({ axes }: FieldView, [row, column]: Unit): Spans => [
  axes[0].inside[row] ?? null,
  axes[1].inside[column] ?? null,
];

/** The middle of what a unit sees, as a place among pixels; between two of them if the field's side is even. */
export function middleOf(view: FieldView, unit: Unit): [row: number, column: number] {
  const [rows, columns] = fieldOf(view, unit);
  return [rows ? (rows[0] + rows[1]) / 2 : 0, columns ? (columns[0] + columns[1]) / 2 : 0];
}

/** [rows, columns] of its field. */
export function sizeOf(view: FieldView, unit: Unit): [rows: number, columns: number] {
  const [rows, columns] = fieldOf(view, unit);
  return [lengthOf(rows), lengthOf(columns)];
}

/** The unit whose field's middle lies nearest to a pixel. */
export const unitNear = ({ axes }: FieldView, pixel: readonly [number, number]): Unit => [
  nearest(axes[0].field, pixel[0]),
  nearest(axes[1].field, pixel[1]),
];

function nearest(spans: readonly (Span | null)[], pixel: number): number {
  const away = spans.map((span) => (span ? Math.abs((span[0] + span[1] + 1) / 2 - pixel) : Infinity));
  return away.indexOf(Math.min(...away));
}

/** Rows and columns of the picture that no unit of the layer sees: what floors threw away, for example. */
export const neverSeen = ({ axes, image }: FieldView): readonly [Span[], Span[]] => [
  gaps(axes[0].inside, image[0]),
  gaps(axes[1].inside, image[1]),
];

/** What the spans, which begin in order, leave of 0…length − 1. */
function gaps(spans: readonly (Span | null)[], length: number): Span[] {
  const left: Span[] = [];
  let next = 0;
  for (const span of spans) {
    if (!span) continue;
    if (span[0] > next) left.push([next, span[0] - 1]);
    next = Math.max(next, span[1] + 1);
  }
  if (next < length) left.push([next, length - 1]);
  return left;
}
