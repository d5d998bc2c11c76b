import type { Row } from './row.ts';

/** A line of the table: a layer, or the head of the layers of one module. */
export type Line = RowLine | GroupLine;

export interface RowLine {
  kind: 'row';
  key: string;
  row: Row;
  /** How many modules it stands in. */
  level: number;
  /** Its name within them. */
  label: string;
}

export interface GroupLine {
  kind: 'group';
  /** Unlike the path, unique: a module that runs twice has two lines. */
  key: string;
  path: string;
  label: string;
  level: number;
  open: boolean;
  /** Every layer in it. */
  rows: readonly Row[];
}

export interface Folding {
  /** Levels of modules shown; 0: as many as keep the table short. */
  depth: number;
  /** Paths of modules that are the other way round. */
  toggled: readonly string[];
  /** The row that must be in sight. */
  selected: string;
}

/** Tables up to this length are not folded by themselves. */
const comfortable = 40;
const deepest = 9;

/** The lines of the table: rows one after the other in modules deeper than the folding are put together. */
export function linesOf(rows: readonly Row[], folding: Folding): Line[] {
  const depth = folding.depth || fittingDepth(rows);
  return folded(rows, 0, { ...folding, depth });
}

/** The deepest level at which the table is comfortably short; a short one is shown whole. */
function fittingDepth(rows: readonly Row[]): number {
  if (rows.length <= comfortable / 2) return deepest;
  const fits = (depth: number) => folded(rows, 0, { depth, toggled: [], selected: '' }).length <= comfortable;
  let depth = 1;
  while (depth < deepest && fits(depth + 1)) depth++;
  return depth;
}

function folded(rows: readonly Row[], level: number, folding: Folding): Line[] {
  return runs(rows, level).flatMap((run): Line[] => {
    const first = run[0]!;
    const path = first.path.slice(0, level + 1).join('.');
    if (run.length === 1) {
      const label = [...first.path.slice(level), first.id.match(/#\d+$/)?.[0] ?? '']
        .join('.')
        .replace(/\.(#|$)/, '$1');
      return [{ kind: 'row', key: first.id, row: first, level, label }];
    }
    const group = {
      kind: 'group' as const,
      key: `${path}/${first.id}`,
      path,
      label: first.path[level]!,
      level,
      rows: run,
    };
    const open =
      level + 1 < folding.depth !== folding.toggled.includes(path) ||
      run.some(({ id }) => id === folding.selected);
    return open ? [{ ...group, open }, ...folded(run, level + 1, folding)] : [{ ...group, open }];
  });
}

/** The lines now, those that are as they were being the very same objects. */
export function sameLines(before: readonly Line[], now: readonly Line[]): Line[] {
  const known = new Map(before.map((line) => [line.key, line]));
  return now.map((line) => {
    const old = known.get(line.key);
    return old && sameLine(old, line) ? old : line;
  });
}

function sameLine(a: Line, b: Line): boolean {
  if (a.level !== b.level || a.label !== b.label) return false;
  if (a.kind === 'row' || b.kind === 'row')
    return a.kind === b.kind && (a as RowLine).row === (b as RowLine).row;
  const { rows } = b;
  return a.open === b.open && a.rows.length === rows.length && a.rows.every((row, at) => row === rows[at]);
}

/** Neighbours that share their path up to a level and go deeper; any other row stands alone. */
function runs(rows: readonly Row[], level: number): Row[][] {
  const found: Row[][] = [];
  for (const row of rows) {
    const before = found.at(-1)?.[0];
    const together =
      before !== undefined &&
      row.path.length > level + 1 &&
      before.path.length > level + 1 &&
      row.path[level] === before.path[level];
    if (together) found.at(-1)!.push(row);
    else found.push([row]);
  }
  return found;
}
