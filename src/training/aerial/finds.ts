import { numberOf, species } from '../data/aerial/animals.ts';
import type { Answers } from './detector.ts';
import { CELL, MARGIN } from './grid.ts';

/** Cells that touch, at a side or a corner, and all answer 'wolf'. */
export interface Find {
  cells: readonly number[];
  /** The largest of its answers. */
  score: number;
  /** The box around it, in pixels of the picture. */
  top: number;
  left: number;
  height: number;
  width: number;
}

/** The answers for one species: [rows, columns]. */
export const answersFor = ({ rows, columns, values }: Answers, number: number): Float32Array =>
  values.subarray(number * rows * columns, (number + 1) * rows * columns);

/** Every group of neighbouring cells whose answer for the wolf is at least the threshold. */
export function findsIn(answers: Answers, threshold: number): Find[] {
  const { rows, columns } = answers;
  const wolf = answersFor(answers, numberOf('wolf'));
  const seen = new Uint8Array(rows * columns);
  const isNew = (cell: number) => wolf[cell]! >= threshold && !seen[cell];
  const finds: Find[] = [];
  for (let start = 0; start < wolf.length; start++) {
    if (!isNew(start)) continue;
    const cells = [start];
    seen[start] = 1;
    for (const cell of cells) {
      for (const neighbour of neighboursOf(cell, rows, columns).filter(isNew)) {
        seen[neighbour] = 1;
        cells.push(neighbour);
      }
    }
    finds.push(boxed(cells, wolf, columns));
  }
  return finds.sort((a, b) => b.score - a.score);
}

function neighboursOf(cell: number, rows: number, columns: number): number[] {
  const [row, column] = [Math.floor(cell / columns), cell % columns];
  return [-1, 0, 1]
    .flatMap((down) => [-1, 0, 1].map((along) => [row + down, column + along] as const))
    .filter(([r, c]) => r >= 0 && r < rows && c >= 0 && c < columns)
    .map(([r, c]) => r * columns + c);
}

function boxed(cells: readonly number[], wolf: Float32Array, columns: number): Find {
  const [rows, along] = [
    cells.map((cell) => Math.floor(cell / columns)),
    cells.map((cell) => cell % columns),
  ];
  const [top, left] = [Math.min(...rows), Math.min(...along)];
  return {
    cells,
    score: Math.max(...cells.map((cell) => wolf[cell]!)),
    top: MARGIN + CELL * top,
    left: MARGIN + CELL * left,
    height: CELL * (Math.max(...rows) - top + 1),
    width: CELL * (Math.max(...along) - left + 1),
  };
}

/** The species with the largest mean answer over these cells. */
export function toldOf(answers: Answers, cells: readonly number[]): number {
  const sums = species.map((_, number) => {
    const values = answersFor(answers, number);
    return cells.reduce((sum, cell) => sum + values[cell]!, 0);
  });
  return sums.indexOf(Math.max(...sums));
}
