import { tapsOf } from '@network/analysis/taps.ts';
import { windowOf } from './lengths.ts';
import type { Row } from './stack.ts';

/** A unit of the stack. */
export interface Unit {
  readonly layer: number;
  readonly unit: number;
}

/** A unit that reads a cell one row below; `paths` run through the wire on their way down from the chosen unit. */
export interface Wire {
  readonly layer: number;
  readonly from: number;
  readonly to: number;
  readonly paths: number;
}

/** What a unit sees, row by row. */
export interface Cone {
  readonly chosen: Unit;
  /** For each row up to the unit's own: cells with the number of paths that reach them, those in the padding among them. */
  readonly paths: readonly ReadonlyMap<number, number>[];
  readonly wires: readonly Wire[];
}

/** The cells that a unit of a row reads in the row below, those beyond the edge among them. */
export function readBy(row: Row, unit: number): number[] {
  const { from, to, step } = tapsOf({ kind: 'window', ...windowOf(row.layer!) }, unit, 0);
  return Array.from({ length: (to - from) / step + 1 }, (_, tap) => from + tap * step);
}

/**
 * Walks down from a unit. With every weight equal, the number of paths to a cell is its share of the unit:
 * the cells in the middle are reached by more. A path that runs into the padding ends there.
 */
export function coneOf(rows: readonly Row[], chosen: Unit): Cone {
  const paths: Map<number, number>[] = [];
  const wires: Wire[] = [];
  paths[chosen.layer] = new Map([[chosen.unit, 1]]);
  for (let layer = chosen.layer; layer > 0; layer--) {
    const row = rows[layer]!;
    const below = new Map<number, number>();
    for (const [unit, count] of paths[layer]!) {
      if (unit < 0 || unit >= row.length) continue;
      for (const cell of readBy(row, unit)) {
        below.set(cell, (below.get(cell) ?? 0) + count);
        wires.push({ layer, from: unit, to: cell, paths: count });
      }
    }
    paths[layer - 1] = below;
  }
  return { chosen, paths, wires };
}

/** Cells of each row that some unit of the row above reads; the rest are dropped. The last row is read by whoever comes next. */
export const readCells = (rows: readonly Row[], layer: number): ReadonlySet<number> => {
  const above = rows[layer + 1];
  const units = above ? Array.from({ length: above.length }, (_, unit) => readBy(above, unit)) : [];
  return new Set(above ? units.flat() : Array.from({ length: rows[layer]!.length }, (_, cell) => cell));
};
