import { reach } from '@engine/shape/window.ts';
import type { Layer } from '../layer.ts';

/** Where things lie along a line, so that the pictures of a line stand under each other cell by cell. */
export interface Line {
  readonly columns: number;
  /** Column of an output cell, of a cell that the stamps cover, of a cell of the spread input. */
  readonly output: (cell: number) => number;
  readonly covered: (cell: number) => number;
  readonly spread: (cell: number) => number;
}

/** The input stands in the first column; half a column stays free after it. */
const lead = 1.5;

export function lineOf({ settings, output, canvas }: Layer): Line {
  const { padding } = settings;
  const overhang = (reach(settings) - 1) / 2;
  const before = Math.max(padding, overhang);
  const after = Math.max(canvas - padding, output + overhang);
  const first = lead + before;
  return {
    columns: first + after,
    output: (cell) => first + cell,
    covered: (cell) => first + cell - padding,
    spread: (cell) => first + cell - overhang,
  };
}
