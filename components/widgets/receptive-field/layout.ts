import type { CellMark } from '@kit/marks/cell.ts';
import type { WireMark } from '@kit/marks/wire.ts';
import { type Cone, type Unit, readCells } from './cone.ts';
import type { Row } from './stack.ts';

/** Heights in em, from the top: room for the jump of the top row, the rows, room for the brace under the input. */
export const above = 1.75;
export const rowHeight = 4.25;
export const cellHeight = 1.75;
export const below = 2.25;

/** Where things lie: x in % of the width, y in em. */
export interface Layout {
  /** Input cells from the leftmost cell drawn to the rightmost. */
  readonly columns: number;
  readonly cellWidth: number;
  readonly height: number;
  /** The left edge of the cell of a row. */
  x(row: Row, cell: number): number;
  /** The left edge of an input cell, which may be a fraction. */
  inputX(cell: number): number;
  /** The top edge of a row's cells. */
  y(layer: number): number;
  /** For each row, the cells that some unit above reads. */
  readonly read: readonly ReadonlySet<number>[];
  /** The unit nearest to a point of the drawing. */
  nearest(x: number, y: number): Unit;
}

/** Cells of a row with the padding that the row above wants around it: first and last index. */
const rowSpan = (rows: readonly Row[], index: number): [first: number, last: number] => {
  const padding = rows[index + 1]?.layer?.padding ?? 0;
  return [-padding, rows[index]!.length - 1 + padding];
};

/**
 * Each unit stands above the middle of what it sees, so that distances between units are distances on the input.
 * There is room for all that any unit sees, beyond the edge too.
 */
export function layoutOf(rows: readonly Row[]): Layout {
  const centre = ({ start, jump, size }: Row, cell: number) => start + jump * cell + (size - 1) / 2;
  const ends = rows.flatMap((row, index) => [
    ...rowSpan(rows, index).map((cell) => centre(row, cell)),
    row.start,
    row.start + row.jump * (row.length - 1) + row.size - 1,
  ]);
  const first = Math.min(...ends);
  const columns = Math.max(...ends) - first + 1;
  const top = rows.length - 1;
  const inputX = (cell: number) => (100 * (cell - first)) / columns;
  return {
    columns,
    cellWidth: 100 / columns,
    height: above + top * rowHeight + cellHeight + below,
    inputX,
    x: (row, cell) => inputX(centre(row, cell)),
    y: (layer) => above + (top - layer) * rowHeight,
    read: rows.map((_, layer) => readCells(rows, layer)),
    nearest(x, y) {
      const layer = Math.min(top, Math.max(1, top - Math.round((y - above - cellHeight / 2) / rowHeight)));
      const row = rows[layer]!;
      const unit = Math.round((first + (x * columns) / 100 - 0.5 - centre(row, 0)) / row.jump);
      return { layer, unit: Math.min(row.length - 1, Math.max(0, unit)) };
    },
  };
}

/** The cells of a row, with those of its padding; the chosen unit's are filled by the paths that reach them. */
export function cellsOf(rows: readonly Row[], layer: number, cone: Cone, layout: Layout): CellMark[] {
  const row = rows[layer]!;
  const paths = cone.paths[layer];
  const read = layout.read[layer]!;
  const [first, last] = rowSpan(rows, layer);
  return Array.from({ length: last - first + 1 }, (_, at): CellMark => {
    const cell = first + at;
    const count = paths?.get(cell);
    const inside = cell >= 0 && cell < row.length;
    return {
      x: layout.x(row, cell),
      y: layout.y(layer),
      kind: inside ? (read.has(cell) ? 'value' : 'dropped') : 'padding',
      ...(inside && count !== undefined && { value: count, text: String(count) }),
      ...(!inside && { text: '0' }),
      ...(count !== undefined && { role: layer === cone.chosen.layer ? 'output' : 'input' }),
    };
  });
}

/** Wires from each unit to the cells that it reads, heavier where more paths run. */
export function wiresOf(rows: readonly Row[], { wires, chosen }: Cone, layout: Layout): WireMark[] {
  const middle = layout.cellWidth / 2;
  const most = Math.max(1, ...wires.map(({ paths }) => paths));
  return wires.map(({ layer, from, to, paths }) => ({
    x1: layout.x(rows[layer]!, from) + middle,
    y1: layout.y(layer) + cellHeight,
    x2: layout.x(rows[layer - 1]!, to) + middle,
    y2: layout.y(layer - 1),
    weight: paths / most,
    ...(layer === chosen.layer && { link: 'kernel' }),
  }));
}
