import type { CellMark, Role } from '@kit/marks/cell.ts';
import { numerals } from '@kit/numeral.ts';
import type { Layer } from '../layer.ts';
import type { Focus, Partners } from '../partners.ts';

/** What a drawn cell is, whichever picture it stands in. */
export type Identity =
  | { readonly kind: 'input' | 'weight' | 'output' | 'cut'; readonly at: number }
  /** A cell of the spread input: `input` is missing where it is a zero. */
  | { readonly kind: 'spread'; readonly at: number; readonly input?: number }
  /** A weight times an input, where it lands. */
  | { readonly kind: 'product'; readonly input: number; readonly covered: number; readonly output?: number }
  /** A place in the matrix. */
  | { readonly kind: 'pair'; readonly input: number; readonly output: number }
  /** Nothing that can be pointed at. */
  | { readonly kind: 'none' };

/** A cell of a picture; x and y count cells from its corner. */
export interface PlateCell extends CellMark {
  readonly is: Identity;
  /** Drawn pale: it is computed and then cut off. */
  readonly pale?: boolean;
}

/** A rectangle around or behind cells, measured in cells. */
export interface Region {
  readonly look: 'kept' | 'ground';
  readonly x: number;
  readonly y: number;
  readonly columns: number;
  readonly rows: number;
}

/** One picture: cells on a grid. */
export interface Plate {
  readonly name: 'input' | 'kernel' | 'flipped' | 'scatter' | 'gather' | 'output' | 'matrix';
  readonly title: string;
  /** What the picture says, for who cannot see it. */
  readonly label: string;
  /** A word on what is to be seen in it. */
  readonly note?: string;
  readonly columns: number;
  readonly rows: number;
  readonly cells: readonly PlateCell[];
  readonly regions?: readonly Region[];
  /** Height of a cell over its width, where rows are drawn low to save room; no numbers are written then. */
  readonly low?: number;
}

/** A picture whose cells are worked out once they are looked at: the second of several is drawn a moment after the first. */
export function lazily(plate: Omit<Plate, 'cells'>, cellsOf: () => Plate['cells']): Plate {
  let cells: Plate['cells'] | undefined;
  return {
    ...plate,
    get cells() {
      return (cells ??= cellsOf());
    },
  };
}

/** A number as a cell has room for it. */
export const short = numerals({ digits: 2, gap: '' });

/** The largest magnitude among numbers, or 1 if there is none. */
export const mostOf = (values: Iterable<number>): number =>
  Math.max(0, ...Array.from(values, (value) => Math.abs(value))) || 1;

/** A cell that holds a number; one of magnitude `most` has the full colour. */
export const numberCell = (
  is: Identity,
  x: number,
  y: number,
  value: number,
  most: number,
  more: Partial<PlateCell> = {},
): PlateCell => ({
  is,
  x,
  y,
  kind: 'value',
  value: value / most,
  text: short(value),
  ...more,
});

/** A cell that stands for no number of the layer. */
export const emptyCell = (is: Identity, x: number, y: number, kind: CellMark['kind']): PlateCell => ({
  is,
  x,
  y,
  kind,
});

/** What a cell leads to when it is pointed at. */
export function focusOf(is: Identity, layer: Layer): Focus | undefined {
  const pair = (input: number, output: number): Focus => ({
    kind: 'pair',
    at: input * layer.output ** layer.axes + output,
  });
  switch (is.kind) {
    case 'input':
    case 'weight':
    case 'output':
      return { kind: is.kind, at: is.at };
    case 'spread':
      return is.input === undefined ? undefined : { kind: 'input', at: is.input };
    case 'product':
      return is.output === undefined ? { kind: 'input', at: is.input } : pair(is.input, is.output);
    case 'pair':
      return pair(is.input, is.output);
    default:
      return undefined;
  }
}

/** The part that a cell plays for a focus; undefined if none. */
export function roleOf(is: Identity, partners: Partners): Role | undefined {
  switch (is.kind) {
    case 'input':
      return partners.inputs.has(is.at) ? 'input' : undefined;
    case 'weight':
      return partners.weights.has(is.at) ? 'kernel' : undefined;
    case 'output':
      return partners.outputs.has(is.at) ? 'output' : undefined;
    case 'cut':
      return partners.cut.has(is.at) ? 'output' : undefined;
    case 'spread':
      if (is.input !== undefined && partners.inputs.has(is.input)) return 'input';
      return partners.window.has(is.at) ? 'kernel' : undefined;
    case 'product':
      return partners.products.some(({ input, covered }) => input === is.input && covered === is.covered)
        ? 'kernel'
        : undefined;
    case 'pair':
      return partners.products.some(({ input, output }) => input === is.input && output === is.output)
        ? 'kernel'
        : undefined;
    default:
      return undefined;
  }
}
