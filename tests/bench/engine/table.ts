import type { Result, Row } from './measure.ts';

const MARKS = ['†', '‡', '§', '¶'];

/** 0.0042, 5.4, 160: two digits that count, or three. */
export const figures = (value: number): string =>
  value >= 100 ? value.toFixed(0) : value.toPrecision(value >= 10 ? 3 : 2);

/** 0.41×, 2.2×, 57×. */
export const times = (ratio: number): string => `${ratio >= 10 ? ratio.toFixed(0) : ratio.toPrecision(2)}×`;

/** Milliseconds of our engine, its share of the peak, and how many times as long each other took. */
export function table(rows: readonly Row[], [ours, ...others]: readonly string[]): string {
  const helps: string[] = [];
  const reasons: string[] = [];
  const mark = (help: string): string => {
    if (!helps.includes(help)) helps.push(help);
    return MARKS[helps.indexOf(help)]!;
  };
  const cell = (result: Result | undefined, name: string, { work }: Row, our: number): string => {
    if (!result) return '';
    if ('failed' in result) {
      reasons.push(`${name}, ${work.name}: ${result.failed}`);
      return '–';
    }
    return `${times(result.milliseconds / our)}${result.help ? ` ${mark(result.help)}` : ''}`;
  };
  const lines = rows.map((row) => {
    const our = row.results.get(ours!)!;
    if ('failed' in our)
      return `| ${row.work.name} ${row.work.title} | ${our.failed} |${' |'.repeat(others.length + 1)}`;
    const share = row.flop / our.milliseconds / 1e6 / row.peak;
    const cells = others.map((name) => cell(row.results.get(name), name, row, our.milliseconds));
    return `| ${row.work.name} ${row.work.title} | ${figures(our.milliseconds)} | ${(100 * share).toFixed(0)} % | ${cells.join(' | ')} |`;
  });
  const peaks = rows.map(({ peak }) => peak);
  return [
    `| work | ${ours}, ms | share of peak | ${others.join(' | ')} |`,
    `| --- | ---: | ---: |${' ---: |'.repeat(others.length)}`,
    ...lines,
    '',
    ...helps.map((help, index) => `${MARKS[index]} ${help}.  `),
    `Peak: ${Math.min(...peaks).toFixed(1)} to ${Math.max(...peaks).toFixed(1)} GFLOP/s.`,
    '',
    ...reasons.map((reason) => `- ${reason}`),
  ].join('\n');
}
