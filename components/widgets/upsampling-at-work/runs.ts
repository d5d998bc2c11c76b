/** A mask as its runs: label, length, label, length, … row by row. Masks are mostly long runs, so that a page can carry several. */
export function toRuns(mask: Uint8Array): number[] {
  const runs: number[] = [];
  for (const label of mask) {
    if (runs.at(-2) === label) runs[runs.length - 1]!++;
    else runs.push(label, 1);
  }
  return runs;
}

export function fromRuns(runs: readonly number[]): Uint8Array {
  const mask: number[] = [];
  for (let at = 0; at < runs.length; at += 2) mask.push(...new Array<number>(runs[at + 1]!).fill(runs[at]!));
  return Uint8Array.from(mask);
}

/** The pixels that `has` picks, as SVG path data in pixels: a box for each run of a row. */
export function pathOf(pixels: number, side: number, has: (pixel: number) => boolean): string {
  const boxes: string[] = [];
  for (let start = 0; start < pixels; start += side) {
    for (let from = 0, to = 0; from < side; from = to + 1) {
      to = from;
      while (to < side && has(start + to)) to++;
      if (to > from) boxes.push(`M${from} ${start / side}h${to - from}v1h${from - to}z`);
    }
  }
  return boxes.join('');
}

/** The edges between the pixels that `has` picks and all others. */
export function outlineOf(side: number, has: (row: number, column: number) => boolean): string {
  const inside = (row: number, column: number) =>
    row >= 0 && column >= 0 && row < side && column < side && has(row, column);
  const lines: string[] = [];
  for (let row = 0; row <= side; row++) {
    for (let column = 0; column <= side; column++) {
      const here = inside(row, column);
      if (here !== inside(row - 1, column)) lines.push(`M${column} ${row}h1`);
      if (here !== inside(row, column - 1)) lines.push(`M${column} ${row}v1`);
    }
  }
  return lines.join('');
}
