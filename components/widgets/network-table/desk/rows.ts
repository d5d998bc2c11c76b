import type { Row } from '../model/row.ts';
import type { SentRow } from './questions.ts';

/** Packs rows one model after the other: a row that the last model had too is sent as its place there. */
export function rowPacker(): (rows: readonly Row[]) => SentRow[] {
  let before = new Map<string, number>();
  return (rows) => {
    const texts = rows.map((row) => JSON.stringify(row));
    const packed = rows.map((row, index) => before.get(texts[index]!) ?? row);
    before = new Map(texts.map((text, index) => [text, index]));
    return packed;
  };
}

/** The rows that were packed: those that are as they were are the very same objects, so that nothing redraws them. */
export const unpackRows = (packed: readonly SentRow[], before: readonly Row[]): Row[] =>
  packed.map((row) => (typeof row === 'number' ? before[row]! : row));
