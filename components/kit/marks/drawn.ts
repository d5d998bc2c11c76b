import { valueFill, valueInk } from '../colour.ts';
import type { CellMark } from './cell.ts';
import { type Units, length } from './units.ts';

/** What all cells of a drawing share. */
export interface CellScale {
  /** The value that has the full colour. */
  readonly most: number;
  /** Of one cell. */
  readonly width: number;
  readonly height: number;
  readonly units: Units;
}

/** A cell as SVG writes it. */
export interface DrawnCell {
  readonly mark: CellMark;
  readonly x: string;
  readonly y: string;
  readonly width: string;
  readonly height: string;
  /** The far corner, and the middle. */
  readonly right: string;
  readonly bottom: string;
  readonly middleX: string;
  readonly middleY: string;
  readonly fill: string | undefined;
  readonly ink: string | undefined;
}

function draw(mark: CellMark, { most, width, height, units: [across, down] }: CellScale): DrawnCell {
  const { x, y, value } = mark;
  return {
    mark,
    x: length(x, across),
    y: length(y, down),
    width: length(width, across),
    height: length(height, down),
    right: length(x + width, across),
    bottom: length(y + height, down),
    middleX: length(x + width / 2, across),
    middleY: length(y + height / 2, down),
    fill: value === undefined ? undefined : valueFill(value, most),
    ink: value === undefined ? undefined : valueInk(value, most),
  };
}

/** Whether they look alike but for the outline, which is drawn apart. */
const isSame = (a: CellMark, b: CellMark): boolean =>
  a === b ||
  (a.x === b.x &&
    a.y === b.y &&
    a.kind === b.kind &&
    a.value === b.value &&
    a.text === b.text &&
    a.link === b.link);

const isSameScale = (a: CellScale, b: CellScale): boolean =>
  a.most === b.most &&
  a.width === b.width &&
  a.height === b.height &&
  a.units[0] === b.units[0] &&
  a.units[1] === b.units[1];

/** Draws cells anew and anew; a cell that did not change is the same object, so that nothing of it is done again. */
export class CellDrawer {
  #drawn = new Map<CellMark['key'], DrawnCell>();
  #scale: CellScale | undefined;

  draw(cells: readonly CellMark[], scale: CellScale): DrawnCell[] {
    const before = this.#scale && isSameScale(this.#scale, scale) ? this.#drawn : undefined;
    const drawn = cells.map((mark) => {
      const old = before?.get(mark.key);
      return old && isSame(old.mark, mark) ? old : draw(mark, scale);
    });
    this.#drawn = new Map(drawn.map((cell) => [cell.mark.key, cell]));
    this.#scale = scale;
    return drawn;
  }
}
