import type { Layer } from './settings.ts';

/** One input cell's kernel, laid onto the output of its layer. */
export interface Stamp {
  /** The input cell. */
  readonly from: number;
  /** Its first output cell, and how many it covers. */
  readonly start: number;
  readonly length: number;
  /** Stamps of one lane do not overlap. */
  readonly lane: number;
  /** The input cell's own count, which it passes on. */
  readonly value: number;
}

export const lanesOf = ({ kernel, stride }: Layer): number => Math.max(1, Math.ceil(kernel / stride));

export const stampsOf = (counts: Float32Array, layer: Layer): Stamp[] =>
  Array.from(counts, (value, from) => ({
    from,
    start: from * layer.stride,
    length: layer.kernel,
    lane: from % lanesOf(layer),
    value,
  }));

/** The stamps that reach a cell. */
export const reaching = (stamps: readonly Stamp[], cell: number): Stamp[] =>
  stamps.filter(({ start, length }) => cell >= start && cell < start + length);

/** For each row the cells that lead to one cell of the last, itself among them. */
export function leadingTo(stamps: readonly (readonly Stamp[])[], cell: number): Set<number>[] {
  let cells = new Set([cell]);
  const rows = [cells];
  for (const layer of stamps.toReversed()) {
    cells = new Set([...cells].flatMap((each) => reaching(layer, each).map(({ from }) => from)));
    rows.unshift(cells);
  }
  return rows;
}
