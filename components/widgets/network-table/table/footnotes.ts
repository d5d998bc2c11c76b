import type { Line } from '../model/groups.ts';
import type { Remark } from '../model/remarks.ts';

/** A remark under the table, with the layers that it is about. */
export interface Footnote {
  mark: string;
  text: string;
  layers: readonly string[];
}

/** 0 → a, 25 → z, 26 → aa */
const letters = (index: number): string =>
  (index >= 26 ? letters(Math.floor(index / 26) - 1) : '') + String.fromCharCode(97 + (index % 26));

/** The remarks on all rows in sight; one that several rows share is said once. */
export function footnotesOf(lines: readonly Line[]): Footnote[] {
  const layers = new Map<string, string[]>();
  for (const line of lines) {
    if (line.kind === 'group') continue;
    for (const { text } of line.row.remarks) layers.set(text, [...(layers.get(text) ?? []), line.row.id]);
  }
  return [...layers].map(([text, ids], index) => ({ mark: letters(index), text, layers: ids }));
}

/** The mark of a remark. */
export const markOf = (footnotes: readonly Footnote[], { text }: Remark): string =>
  footnotes.find((footnote) => footnote.text === text)?.mark ?? '';
