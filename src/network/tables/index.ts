export { toCsv } from './csv.ts';
export { toLatex } from './latex.ts';
export { toMarkdown } from './markdown.ts';
export { type Cell, type Table, type TableOptions, tableOf } from './rows.ts';
