export { toCsv } from './csv.ts';
export { toLatex } from './latex.ts';
export { toMarkdown } from './markdown.ts';
export { tableOf } from './rows.ts';
