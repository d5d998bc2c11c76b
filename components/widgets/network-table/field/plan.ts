import { numerals } from '@kit/numeral.ts';
import { lengthOf, type Span } from '@network/analysis/span.ts';
import { fieldOf, neverSeen, type FieldView, type Unit } from './view.ts';

/** A rectangle in units of the drawing. */
export interface Rect {
  x: number;
  y: number;
  width: number;
  height: number;
}

/** Where everything of the field figure stands: the picture's longer side is 100, its corner (0, 0). */
export interface Plan {
  view: Rect;
  picture: Rect;
  /** The receptive field, cut off at the drawn ring of padding. */
  field?: Rect;
  /** Its sides, as path data; one that lies farther out than the ring is left open. */
  outline: string;
  /** The part of it inside the picture. */
  inside?: Rect;
  grid: Rect;
  cell: Rect;
  /** Cell lines of the grid, as path data; ticks at its edge where cells would be too small. */
  lines: string;
  /** From the field's corners to the cell's. */
  rays: string;
  /** Strips of the picture that no unit sees. */
  never: readonly Rect[];
  rulers: readonly Ruler[];
}

/** Numbers at the picture's edge: where the field begins and ends along an axis. */
export interface Ruler {
  axis: 0 | 1;
  from: number;
  to: number;
  /** One entry where the two would run into each other. */
  marks: readonly { at: number; text: string }[];
}

/** How much padding is drawn around the picture. */
export const RING = 12;
const GAP = 9;
const GRID = 44;
/** How far apart two numbers must stand, one above the other and side by side. */
const APART = 7;
const ABREAST = 13;
/** Fewer cells than this are drawn one by one. */
const FINEST = 40;

export function planField(view: FieldView, unit: Unit): Plan {
  const scale = 100 / Math.max(...view.image);
  const picture = { x: 0, y: 0, width: view.image[1] * scale, height: view.image[0] * scale };
  const seen = fieldOf(view, unit);
  const drawn = scaled(seen, scale);
  const grid = placeGrid(view, picture);
  const cell = {
    x: grid.x + (unit[1] * grid.width) / view.grid[1],
    y: grid.y + (unit[0] * grid.height) / view.grid[0],
    width: grid.width / view.grid[1],
    height: grid.height / view.grid[0],
  };
  const field = drawn && cut(drawn, grow(picture, RING - 1));
  return {
    view: {
      x: -RING,
      y: -RING,
      width: picture.width + 2 * RING + GAP + GRID + 1,
      height: picture.height + 2 * RING,
    },
    picture,
    field,
    outline: drawn && field ? sidesOf(drawn, field) : '',
    inside: drawn && cut(drawn, picture),
    grid,
    cell,
    lines: gridLines(view.grid, grid),
    rays: field ? rays(field, cell) : '',
    never: neverSeen(view).flatMap((spans, axis) =>
      spans.map(([from, to]) => strip(axis as 0 | 1, from * scale, (to + 1 - from) * scale, picture)),
    ),
    rulers: ([0, 1] as const).flatMap((axis) => {
      const span = seen[axis];
      return span ? [ruler(axis, span, scale, view.image[axis])] : [];
    }),
  };
}

function scaled([rows, columns]: readonly [Span | null, Span | null], scale: number): Rect | undefined {
  if (!rows || !columns) return undefined;
  return {
    x: columns[0] * scale,
    y: rows[0] * scale,
    width: lengthOf(columns) * scale,
    height: lengthOf(rows) * scale,
  };
}

function cut(rect: Rect, to: Rect): Rect | undefined {
  const x = Math.max(rect.x, to.x);
  const y = Math.max(rect.y, to.y);
  const width = Math.min(rect.x + rect.width, to.x + to.width) - x;
  const height = Math.min(rect.y + rect.height, to.y + to.height) - y;
  return width > 0 && height > 0 ? { x, y, width, height } : undefined;
}

/** The sides of a rectangle that are left when it has been cut. */
function sidesOf(whole: Rect, left: Rect): string {
  const [right, bottom] = [left.x + left.width, left.y + left.height];
  const isKept = (from: number, to: number) => Math.abs(from - to) < 1e-6;
  return [
    isKept(whole.y, left.y) && `M${left.x} ${left.y}H${right}`,
    isKept(whole.x + whole.width, right) && `M${right} ${left.y}V${bottom}`,
    isKept(whole.y + whole.height, bottom) && `M${right} ${bottom}H${left.x}`,
    isKept(whole.x, left.x) && `M${left.x} ${bottom}V${left.y}`,
  ]
    .filter((side) => side !== false)
    .join('');
}

const grow = ({ x, y, width, height }: Rect, by: number): Rect => ({
  x: x - by,
  y: y - by,
  width: width + 2 * by,
  height: height + 2 * by,
});

function placeGrid({ grid: [rows, columns] }: FieldView, picture: Rect): Rect {
  const cell = rows * columns === 1 ? 6 : GRID / Math.max(rows, columns);
  const [width, height] = [columns * cell, rows * cell];
  return {
    x: picture.width + RING + GAP + (GRID - width) / 2,
    y: (picture.height - height) / 2,
    width,
    height,
  };
}

function gridLines([rows, columns]: readonly [number, number], { x, y, width, height }: Rect): string {
  const fine = Math.max(rows, columns) > FINEST;
  const across = fine ? -1.5 : width;
  const down = fine ? -1.5 : height;
  const every = fine ? 16 : 1;
  const marks = [];
  for (let row = every; row < rows; row += every) marks.push(`M${x} ${y + (row * height) / rows}h${across}`);
  for (let column = every; column < columns; column += every) {
    marks.push(`M${x + (column * width) / columns} ${y}v${down}`);
  }
  return marks.join('');
}

/** Lines that join the right side of the field to the left side of the cell. */
function rays(field: Rect, cell: Rect): string {
  const right = field.x + field.width;
  return `M${right} ${field.y}L${cell.x} ${cell.y}M${right} ${field.y + field.height}L${cell.x} ${cell.y + cell.height}`;
}

const strip = (axis: 0 | 1, from: number, size: number, picture: Rect): Rect =>
  axis === 0
    ? { x: 0, y: from, width: picture.width, height: size }
    : { x: from, y: 0, width: size, height: picture.height };

const text = numerals({ gap: '' });

function ruler(axis: 0 | 1, [first, last]: Span, scale: number, length: number): Ruler {
  const from = Math.max(first * scale, 1 - RING);
  const to = Math.min((last + 1) * scale, length * scale + RING - 1);
  const middle = (from + to) / 2;
  // Beside the picture there is room for one number only: two that are near stand one above the other.
  const [start, end] =
    axis === 0 && to - from < APART ? [middle - APART / 2, middle + APART / 2] : [from, to];
  const single = first === last || (axis === 1 && to - from < ABREAST);
  return {
    axis,
    from,
    to,
    marks: single
      ? [{ at: middle, text: first === last ? text(first) : `${text(first)} to ${text(last)}` }]
      : [
          { at: start, text: text(first) },
          { at: end, text: text(last) },
        ],
  };
}
