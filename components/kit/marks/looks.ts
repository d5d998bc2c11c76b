import { valueFill, valueInk } from '../colour.ts';
import type { CellKind, CellMark, Role } from './cell.ts';
import { short } from './units.ts';

/** Cells that look alike, as one path: a tensor takes few elements, and a change of it makes hardly any. */
export interface Look {
  readonly key: string;
  readonly kind: CellKind;
  readonly fill: string | undefined;
  readonly link: string | undefined;
  readonly path: string;
}

/** What all cells of a drawing share. */
export interface CellScale {
  /** The value that has the full colour. */
  readonly most: number;
  /** Of one cell. */
  readonly width: number;
  readonly height: number;
}

/** Steps of a value's strength: finer ones cannot be told apart, and would be paths of their own. */
const steps = 40;

const levelOf = (value: number, most: number): number =>
  most === 0 ? 0 : Math.round((steps * value) / most);

/** A cell of some size, as a subpath. */
export const box = (x: number, y: number, { width, height }: Pick<CellScale, 'width' | 'height'>): string =>
  `M${short(x)} ${short(y)}h${short(width)}v${short(height)}h${short(-width)}z`;

/** The cells, one path for each look; in the order of their keys, so that paths stay where they are when one comes or goes. */
export function looksOf(cells: readonly CellMark[], scale: CellScale): Look[] {
  const looks = new Map<string, Look & { path: string }>();
  for (const { x, y, kind, value, link } of cells) {
    const level = value === undefined ? undefined : levelOf(value, scale.most);
    const key = `${kind} ${level} ${link}`;
    const look = looks.get(key);
    if (look) look.path += box(x, y, scale);
    else {
      const fill = level === undefined ? undefined : valueFill(level, steps);
      looks.set(key, { key, kind, fill, link, path: box(x, y, scale) });
    }
  }
  return [...looks.values()].sort((a, b) => (a.key < b.key ? -1 : 1));
}

/** Outlines of the cells that have a role, one path a role. */
export function outlinesOf(cells: readonly CellMark[], scale: CellScale): [role: Role, path: string][] {
  const outlines = new Map<Role, string>();
  for (const { x, y, role } of cells)
    if (role) outlines.set(role, `${outlines.get(role) ?? ''}${box(x, y, scale)}`);
  return [...outlines];
}

/** A stroke that is as good as none, which round caps make a dot; Firefox would stretch one of no length. */
export const point = 'h1e-5';

/** One path through all cells of a kind: a stroke from corner to corner, or a point in the middle. */
export function strikesOf(cells: readonly CellMark[], kind: CellKind, { width, height }: CellScale): string {
  const strike =
    kind === 'inserted'
      ? ({ x, y }: CellMark) => `M${short(x + width / 2)} ${short(y + height / 2)}${point}`
      : ({ x, y }: CellMark) => `M${short(x)} ${short(y + height)}l${short(width)} ${short(-height)}`;
  return cells
    .filter((cell) => cell.kind === kind)
    .map(strike)
    .join('');
}

/** A number that is written in its cell. */
export interface Written {
  readonly text: string;
  /** Its middle. */
  readonly x: number;
  readonly y: number;
  readonly ink: string | undefined;
}

/** The numbers of the cells, in a colour that can be read on their fill. */
export const writtenOf = (cells: readonly CellMark[], { most, width, height }: CellScale): Written[] =>
  cells.flatMap(({ x, y, text, value }) =>
    text === undefined
      ? []
      : {
          text,
          x: x + width / 2,
          y: y + height / 2,
          ink: value === undefined ? undefined : valueInk(levelOf(value, most), steps),
        },
  );
