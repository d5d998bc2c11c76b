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
  let length = 0;
  for (let at = 1; at < runs.length; at += 2) length += runs[at]!;
  const mask = new Uint8Array(length);
  for (let at = 0, from = 0; at < runs.length; at += 2) mask.fill(runs[at]!, from, (from += runs[at + 1]!));
  return mask;
}

/** The boxes of a mask's labels as SVG path data in pixels, label by label; a box for each run of a row, none for label 0. */
export function boxesOf(mask: Uint8Array, side: number, labels: number): string[] {
  const paths = new Array<string>(labels).fill('');
  for (let from = 0, to = 0; from < mask.length; from = to) {
    const label = mask[from]!;
    const end = from - (from % side) + side;
    while (to < end && mask[to] === label) to++;
    if (label !== 0)
      paths[label] += `M${from % side} ${Math.floor(from / side)}h${to - from}v1h${from - to}z`;
  }
  return paths;
}

/** 1 where a mask has another label than the truth, 0 elsewhere. */
export const wrongOf = (mask: Uint8Array, truth: Uint8Array): Uint8Array =>
  mask.map((label, pixel) => Number(label !== truth[pixel]));

/** The edges between the pixels of a label and all others, as SVG path data in pixels, label by label; none for label 0. */
export function outlinesOf(mask: Uint8Array, side: number, labels: number): string[] {
  const paths = new Array<string>(labels).fill('');
  const labelAt = (row: number, column: number): number =>
    row < 0 || column < 0 || row >= side || column >= side ? 0 : mask[row * side + column]!;
  const draw = (here: number, there: number, edge: () => string) => {
    if (here === there) return;
    if (here !== 0) paths[here] += edge();
    if (there !== 0) paths[there] += edge();
  };
  for (let row = 0; row <= side; row++) {
    for (let column = 0; column <= side; column++) {
      const here = labelAt(row, column);
      draw(here, labelAt(row - 1, column), () => `M${column} ${row}h1`);
      draw(here, labelAt(row, column - 1), () => `M${column} ${row}v1`);
    }
  }
  return paths;
}
