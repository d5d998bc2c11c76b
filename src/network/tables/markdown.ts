import type { Analysis } from '../analysis/result.ts';
import { type Cell, type TableOptions, tableOf, text } from './rows.ts';

/** Everything that Markdown might read as markup or as the end of a cell. */
const escaped = (cell: Cell): string =>
  text(cell)
    .replace(/\s+/g, ' ')
    .replace(/[\\`*_{}[\]<>|~$&#]/g, '\\$&');

/** A table as GitHub's and Pandoc's Markdown have it. */
export function toMarkdown(analysis: Analysis, options: TableOptions = {}): string {
  const { header, rows, numeric } = tableOf(analysis, options);
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |\n`;
  return [
    line(header),
    line(numeric.map((right) => (right ? '---:' : ':---'))),
    ...rows.map((cells) => line(cells.map(escaped))),
  ].join('');
}
