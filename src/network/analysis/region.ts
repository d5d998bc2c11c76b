import { type Field, placeOf } from './field.ts';
import { spanAt } from './pattern.ts';
import type { Span } from './span.ts';

/** What one unit sees of the image. One entry per axis; null along an axis: it sees no cell of it. */
export interface Region {
  /** Had the image no edge: cells below 0 and beyond the end are padding. Absent where the units do not repeat each other. */
  unclipped?: readonly (Span | null)[];
  /** Cells of the image only. */
  clipped: readonly (Span | null)[];
}

/**
 * The exact receptive field of a unit: the smallest box that holds every cell of the image with a path to it.
 * @param unit its place: [row, column] in a feature map, [index] in a vector.
 */
export function region(field: Field, unit: readonly number[]): Region {
  const place = placeOf(field, unit);
  const { axes } = field;
  const clipped = axes.map(
    (axis, index) => axis.clipped[axis.clipped.length === 1 ? 0 : (place[index] ?? 0)] ?? null,
  );
  if (axes.some(({ pattern }) => !pattern)) return { clipped };
  return { clipped, unclipped: axes.map(({ pattern }, index) => spanAt(pattern!, place[index] ?? 0)) };
}
