/** What a cell is; each kind looks different from a cell whose value happens to be 0. */
export type CellKind =
  /** A number of the tensor. */
  | 'value'
  /** A zero that stands beyond the edge. */
  | 'padding'
  /** A zero put between numbers, by a transposed convolution or a dilation. */
  | 'inserted'
  /** A number that no window reads, because the output length is rounded down or the windows step over it. */
  | 'dropped';

/** What a cell takes part in; drawn as an outline in the role's colour. */
export type Role = 'input' | 'kernel' | 'output' | 'gradient';

/** One cell of a drawing. */
export interface CellMark {
  x: number;
  y: number;
  kind: CellKind;
  /** What its fill says; no fill without it. */
  value?: number;
  role?: Role;
  /** The number as written in the cell. */
  text?: string;
  /** What it lights up together with. */
  link?: string;
}
