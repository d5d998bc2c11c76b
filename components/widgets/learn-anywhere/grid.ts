/** Cells of one level as one path: a map of 256 places is drawn as few shapes as it has levels. */
export function pathsByLevel(levels: ArrayLike<number>, columns: number): ReadonlyMap<number, string> {
  const paths = new Map<number, string>();
  for (let cell = 0; cell < levels.length; cell++) {
    const level = levels[cell]!;
    const square = `M${cell % columns} ${Math.floor(cell / columns)}h1v1h-1z`;
    paths.set(level, (paths.get(level) ?? '') + square);
  }
  return paths;
}
