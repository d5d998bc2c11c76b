import type { Analysis } from '../analysis/result.ts';
import { type Cell, type TableOptions, tableOf, text } from './rows.ts';

const commands: Record<string, string> = {
  '\\': '\\textbackslash{}',
  '~': '\\textasciitilde{}',
  '^': '\\textasciicircum{}',
  '<': '\\textless{}',
  '>': '\\textgreater{}',
  '×': '$\\times$',
};

/** A negative number gets a true minus; in words, what LaTeX would act on is spelt as a command. */
function escaped(cell: Cell): string {
  if (typeof cell === 'number') return cell < 0 ? `$${cell}$` : String(cell);
  return text(cell)
    .replace(/\s+/g, ' ')
    .replace(/[\\~^<>×#$%&_{}]/g, (sign) => commands[sign] ?? `\\${sign}`);
}

/** A tabular with booktabs' rules, the totals below the last one. A row may not begin with [, which \\ would take as its option. */
export function toLatex(analysis: Analysis, options: TableOptions = {}): string {
  const { header, rows, numeric } = tableOf(analysis, options);
  const line = (cells: readonly Cell[]) => `  ${cells.map(escaped).join(' & ').replace(/^\[/, '{[}')} \\\\\n`;
  return [
    '% \\usepackage{booktabs}\n',
    `\\begin{tabular}{${numeric.map((right) => (right ? 'r' : 'l')).join('')}}\n`,
    `  \\toprule\n${line(header)}  \\midrule\n`,
    ...rows.slice(0, -1).map(line),
    `  \\midrule\n${line(rows.at(-1)!)}  \\bottomrule\n`,
    '\\end{tabular}\n',
  ].join('');
}
