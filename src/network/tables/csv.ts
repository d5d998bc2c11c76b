import type { Analysis } from '../analysis/result.ts';
import { type Cell, type TableOptions, tableOf, text } from './rows.ts';

/** RFC 4180: a field with a comma, a quote or a line break is quoted, and its quotes doubled. */
const field = (cell: Cell): string =>
  /[",\r\n]/.test(text(cell)) ? `"${text(cell).replaceAll('"', '""')}"` : text(cell);

/** The table as CSV, its header first. */
export function toCsv(analysis: Analysis, options: TableOptions = {}): string {
  const { header, rows } = tableOf(analysis, options);
  return [header, ...rows].map((cells) => `${cells.map(field).join(',')}\r\n`).join('');
}
