import { describe, expect, test } from 'vitest';
import { analyse } from '@network/analysis/index.ts';
import { tableOf, toCsv, toLatex, toMarkdown } from '@network/tables/index.ts';
import { homework, sequence } from './homework.ts';

const analysis = analyse(homework, { input: [1, 3, 256, 256] });

/** RFC 4180, by the book. */
function parseCsv(csv: string): string[][] {
  const fields = [...csv.matchAll(/(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n)/g)];
  const rows: string[][] = [[]];
  for (const [, quoted, plain, end] of fields) {
    rows.at(-1)!.push(quoted?.replaceAll('""', '"') ?? plain!);
    if (end === '\r\n') rows.push([]);
  }
  return rows.slice(0, -1);
}

/** Cells of a row of GitHub's Markdown, with what was escaped put back. */
const parseMarkdown = (markdown: string): string[][] =>
  markdown
    .trim()
    .split('\n')
    .map((line) =>
      line
        .slice(1, -1)
        .split(/(?<!\\)\|/)
        .map((cell) => cell.replace(/\\(\W|_)/g, '$1').trim()),
    );

const cells = (of: typeof analysis) => {
  const { header, rows } = tableOf(of);
  return [header, ...rows].map((row) => row.map((cell) => (cell === null ? '' : String(cell))));
};

const hostile = analyse(
  sequence([
    ['a,"b"\r\nc', 'ReLU'],
    ['50%_of$#{it}&~^\\', 'ReLU'],
    ['two\r\nlines', 'ReLU'],
    ['[|*`<b>`*|]', 'Conv2d', { in_channels: 9, out_channels: 1, kernel_size: 1 }],
  ]),
  { input: [1, 3, 8, 8] },
);

describe('a table', () => {
  test('has a row per layer and one of totals, which are the sums', () => {
    const { header, rows } = tableOf(analysis);
    const column = header.indexOf('Parameters');
    const parts = rows.slice(0, -1).map((row) => Number(row[column]));
    expect(rows).toHaveLength(20);
    expect(rows.at(-1)![column]).toBe(parts.reduce((sum, part) => sum + part, 0));
    expect(rows.at(-1)![column]).toBe(45_937_034);
  });

  test('gives an axis its own number only where the axes differ', () => {
    const tall = sequence([['conv', 'Conv2d', { in_channels: 3, out_channels: 1, kernel_size: [3, 5] }]]);
    const { rows } = tableOf(analyse(tall, { input: [1, 3, 8, 8] }));
    expect(rows[1]!.slice(-3)).toEqual(['3×5', 1, 0]);
  });

  test('gives features that lie on no grid no jump', () => {
    const { header, rows } = tableOf(analysis);
    const jumps = rows.map((row) => [row[0], row[header.indexOf('Jump')]]);
    expect(jumps).toContainEqual(['fc1', null]);
    expect(jumps).toContainEqual(['Layer8', 16]);
  });

  test.each([
    ['Problem 4', analysis],
    ['names that look like markup', hostile],
  ])('of %s comes back whole from CSV', (_, of) => {
    expect(parseCsv(toCsv(of))).toEqual(cells(of));
  });

  test.each([
    ['Problem 4', analysis],
    ['names that look like markup', hostile],
  ])('of %s comes back whole from Markdown', (_, of) => {
    const [header, , ...rows] = parseMarkdown(toMarkdown(of));
    expect([header, ...rows]).toEqual(
      cells(of).map((row) => row.map((cell) => cell.replace(/\s+/g, ' ').trim())),
    );
  });

  test('in LaTeX spells out every character that LaTeX would act on', () => {
    const latex = toLatex(hostile);
    expect(latex).toContain(
      String.raw`50\%\_of\$\#\{it\}\&\textasciitilde{}\textasciicircum{}\textbackslash{}`,
    );
    expect(latex).toContain(String.raw`{[}|*` + '`' + String.raw`\textless{}b`);
    const body = latex.split('\n').filter((line) => line.startsWith('  ') && !line.includes('rule'));
    expect(body.every((line) => line.split(/(?<!\\)&/).length === 9)).toBe(true);
  });

  test('in LaTeX puts a true minus before a number', () => {
    expect(toLatex(analysis)).toContain('$-3$');
  });
});
