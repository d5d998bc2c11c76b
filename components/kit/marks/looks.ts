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

const stepped = (value: number, most: number): number =>
  most === 0 ? value : (Math.round((steps * value) / most) / steps) * most;

const add = (paths: Map<string, string>, key: string, path: string) =>
  paths.set(key, (paths.get(key) ?? '') + path);

const box = (x: number, y: number, { width, height }: CellScale): string =>
  `M${short(x)} ${short(y)}h${short(width)}v${short(height)}h${short(-width)}z`;

/** The cells, one path for each look; in the order of their keys, so that paths stay where they are when one comes or goes. */
export function looksOf(cells: readonly CellMark[], scale: CellScale): Look[] {
  const looks = new Map<string, Omit<Look, 'key' | 'path'>>();
  const paths = new Map<string, string>();
  for (const { x, y, kind, value, link } of cells) {
    const fill = value === undefined ? undefined : valueFill(stepped(value, scale.most), scale.most);
    const key = `${kind} ${fill} ${link}`;
    if (!looks.has(key)) looks.set(key, { kind, fill, link });
    add(paths, key, box(x, y, scale));
  }
  return [...looks.keys()].sort().map((key) => ({ key, ...looks.get(key)!, path: paths.get(key)! }));
}

/** Outlines of the cells that have a role, one path a role. */
export function outlinesOf(cells: readonly CellMark[], scale: CellScale): [role: Role, path: string][] {
  const paths = new Map<string, string>();
  for (const { x, y, role } of cells) if (role) add(paths, role, box(x, y, scale));
  return [...paths] as [Role, string][];
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
          ink: value === undefined ? undefined : valueInk(stepped(value, most), most),
        },
  );
