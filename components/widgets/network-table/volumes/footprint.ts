import type { Box } from './layout.ts';
import type { Point } from '@kit/scene/parallel.ts';

/** The kernel of one layer at work: what one output unit reads on the volume before it. */
export interface Footprint {
  input: string;
  /** Corners of the cells that are read, on the side of the input volume that faces the layer. */
  near: readonly Point[];
  /** The same corners on the input volume's other side: a kernel spans all channels. */
  far: readonly Point[];
  /** Corners of the unit, on the side of the output volume that faces the input, and on its other side. */
  unit: readonly Point[];
  unitFar: readonly Point[];
}

/** Drawn no smaller than this, or 3 pixels of 256 would vanish. */
const SMALLEST = 0.7;

/**
 * The footprint of a layer with a window, or of a linear layer, which reads everything; undefined for the rest.
 * @param at the unit, as fractions 0…1 of the output's rows and columns.
 */
export function footprint(output: Box, input: Box, at: readonly [number, number]): Footprint | undefined {
  const { window, role } = output.row;
  if (!window && role !== 'linear') return undefined;
  const grid = gridOf(output);
  const cell = grid.map((cells, axis) => Math.min(cells - 1, Math.floor(at[axis]! * cells)));
  const reads = gridOf(input).map((cells, axis) => {
    if (!window) return [0, 1] as const;
    const first = cell[axis]! * window.stride[axis]! - window.padding[axis]!;
    const reach = window.dilation[axis]! * (window.kernel[axis]! - 1) + 1;
    return [first / cells, (first + reach) / cells] as const;
  });
  const unit = cell.map((index, axis) => [index / grid[axis]!, (index + 1) / grid[axis]!] as const);
  return {
    input: input.row.id,
    near: corners(input, input.max[0], reads),
    far: corners(input, input.min[0], reads),
    unit: corners(output, output.min[0], unit),
    unitFar: corners(output, output.max[0], unit),
  };
}

/** [rows, columns] of a volume; a rod counts its features as rows, and one unit stands in the middle of them. */
const gridOf = (box: Box): [number, number] => {
  const { shape } = box.row;
  return shape.length >= 3 ? [shape.at(-2)!, shape.at(-1)!] : [shape.at(-1)!, 1];
};

type Span = readonly [from: number, to: number];

function corners(box: Box, x: number, [rows, columns]: readonly Span[]): Point[] {
  const [top, bottom] = widen(rows!, box.max[1] - box.min[1]);
  const [left, right] = widen(columns!, box.max[2] - box.min[2]);
  const y = (distance: number) => box.max[1] - distance;
  const z = (distance: number) => box.min[2] + distance;
  return [
    [x, y(top), z(left)],
    [x, y(top), z(right)],
    [x, y(bottom), z(right)],
    [x, y(bottom), z(left)],
  ];
}

function widen([from, to]: Span, length: number): Span {
  const half = Math.max(to - from, Math.min(1, SMALLEST / length)) / 2;
  const middle = (from + to) / 2;
  return [(middle - half) * length, (middle + half) * length];
}
