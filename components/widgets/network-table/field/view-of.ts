import { spanAt, type ReachedNode } from '@network/analysis/index.ts';
import type { AxisView, FieldView } from './view.ts';

/** The view of an analysed row on a picture of [height, width]; undefined unless the network looks at pictures. */
export function fieldViewOf(
  { node, output, field }: ReachedNode,
  image: readonly number[],
): FieldView | undefined {
  const [height, width] = image;
  if (image.length !== 2 || !height || !width || field.axes.length !== 2) return undefined;
  const vector = output.length === 2;
  // A flattened feature lies at one place of the volume that it came from; a linear layer's unit sees all of it.
  const [rows = 1, columns = 1] = (vector ? field.flattened?.slice(2) : output.slice(2)) ?? [];
  const along = (axis: 0 | 1, length: number): AxisView => {
    const { pattern, clipped } = field.axes[axis]!;
    const inside = Array.from({ length }, (_, index) => clipped[clipped.length === 1 ? 0 : index] ?? null);
    return { inside, field: pattern ? inside.map((_, index) => spanAt(pattern, index)) : inside };
  };
  return {
    id: node.id,
    label: node.id,
    image: [height, width],
    grid: [rows, columns],
    features: vector ? output[1] : undefined,
    axes: [along(0, rows), along(1, columns)],
  };
}
