/** Cells of one shade, as one path: strokes of width 1 along the middle of their rows. */
export interface Shade {
  /** The value that all of them are drawn with. */
  readonly value: number;
  readonly path: string;
}

/** Neighbours in a row that share a shade. */
export interface Run {
  readonly row: number;
  readonly from: number;
  readonly length: number;
  readonly value: number;
}

/** How many shades there are on each side of 0: more cannot be told apart. */
const usual = 12;

/**
 * A plane of values, row by row, as runs of equal shade; cells whose shade is that of 0 are left out.
 * @param most The value that has the full colour; what lies beyond it looks the same.
 */
export function runsOf(values: ArrayLike<number>, width: number, most: number, shades = usual): Run[] {
  const runs: Run[] = [];
  const level = (index: number) =>
    Math.round(shades * Math.min(1, Math.max(-1, (values[index] ?? 0) / (most || 1))));
  for (let start = 0; start < values.length; start += width) {
    for (let from = 0, to = 0; from < width; from = to) {
      const shade = level(start + from);
      while (to < width && level(start + to) === shade) to++;
      if (shade !== 0)
        runs.push({ row: start / width, from, length: to - from, value: (shade / shades) * most });
    }
  }
  return runs;
}

/** The same runs, one path for each shade: a plane of thousands of cells becomes a dozen elements. */
export function shadesOf(values: ArrayLike<number>, width: number, most: number, shades = usual): Shade[] {
  const paths = new Map<number, string>();
  for (const { row, from, length, value } of runsOf(values, width, most, shades))
    paths.set(value, `${paths.get(value) ?? ''}M${from} ${row + 0.5}h${length}`);
  return [...paths].sort(([a], [b]) => a - b).map(([value, path]) => ({ value, path }));
}
