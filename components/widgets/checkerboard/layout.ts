import { valueFill } from '@kit/colour.ts';
import type { CellMark } from '@kit/marks/cell.ts';
import { compose } from './length.ts';
import type { Model } from './model.ts';
import { lanesOf } from './stamps.ts';

/** Heights in em: a row's name, its cells, one lane of stamps, and the room around the lanes. */
const nameHeight = 1.6;
export const cellHeight = 1.7;
export const laneHeight = 0.62;
const barHeight = 0.42;
const around = 0.35;

/** Where a row lies: x in % of the width, y in em. */
export interface RowPlace {
  readonly x: (cell: number) => number;
  readonly width: number;
  /** Of its name, its cells, and the stamps that lead to it. */
  readonly nameY: number;
  readonly y: number;
  readonly laneY: (lane: number) => number;
}

export interface Layout {
  readonly rows: readonly RowPlace[];
  readonly height: number;
  /** The output cell under a place across. */
  readonly nearest: (x: number) => number;
}

/** Each cell stands over the middle of all that it leads to; a row's cells touch each other. */
export function layoutOf({ layers, rows }: Pick<Model, 'layers' | 'rows'>): Layout {
  const composed = rows.map((_, index) => compose(layers.slice(index)));
  const startOf = (index: number) => (composed[index]!.reach - composed[index]!.jump) / 2;
  // A row may be wider than the output: where kernels are shorter than strides.
  const first = Math.min(...rows.map((_, index) => startOf(index)));
  const ends = rows.map((row, index) => startOf(index) + row.length * composed[index]!.jump);
  const columns = Math.max(...ends) - first;
  const toX = (place: number) => (100 * (place - first)) / columns;
  let top = 0;
  const places = rows.map((_, index): RowPlace => {
    const { jump } = composed[index]!;
    const width = (100 * jump) / columns;
    const start = toX(startOf(index));
    const nameY = top;
    const lanes = index === 0 ? 0 : lanesOf(layers[index - 1]!) * laneHeight;
    const laneY = (lane: number) => nameY + nameHeight + lane * laneHeight;
    const y = nameY + nameHeight + lanes + (index === 0 ? 0 : around);
    top = y + cellHeight + around;
    return { x: (cell) => start + cell * width, width, nameY, y, laneY };
  });
  return {
    rows: places,
    height: top,
    nearest: (x) => Math.min(rows.at(-1)!.length - 1, Math.max(0, Math.floor((x * columns) / 100 + first))),
  };
}

/** The cells of a row with their counts; those that lead to the chosen cell have an outline. */
export function cellsOf({ rows, leading }: Model, index: number, { x, y }: RowPlace): CellMark[] {
  const isOutput = index === rows.length - 1;
  return Array.from(rows[index]!, (count, cell): CellMark => {
    const leads = leading[index]!.has(cell);
    return {
      x: x(cell),
      y,
      kind: 'value',
      value: count,
      text: String(count),
      ...(leads && { role: isOutput ? 'output' : 'input', link: isOutput ? 'output' : 'input' }),
    };
  });
}

/** The count that has a row's full colour. */
export const mostOf = (row: Float32Array): number => Math.max(1, ...row);

/** A stamp as SVG writes it. */
export interface Bar {
  readonly x: string;
  readonly y: string;
  readonly width: string;
  readonly height: string;
  readonly fill: string;
  /** Whether it leads to the chosen cell. */
  readonly reaches: boolean;
}

/** The stamps of all layers: a row stands for each cell of the row before. */
export const barsOf = ({ rows, stamps, leading }: Model, { rows: places }: Layout): Bar[] =>
  stamps.flatMap((ofLayer, layer) => {
    const place = places[layer + 1]!;
    const most = mostOf(rows[layer]!);
    return ofLayer.map(({ from, start, length: covers, lane, value }): Bar => {
      const isReached = (cell: number) => cell >= start && cell < start + covers;
      return {
        x: `${place.x(start)}%`,
        y: `${place.laneY(lane)}em`,
        width: `${covers * place.width}%`,
        height: `${barHeight}em`,
        fill: valueFill(0.25 + (0.75 * value) / most, 2),
        reaches: leading[layer]!.has(from) && [...leading[layer + 1]!].some(isReached),
      };
    });
  });
