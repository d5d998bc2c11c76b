import { unitNames } from '../counting.ts';
import { grouped, perAxis, shapeText } from '../format.ts';
import type { Line } from '../model/groups.ts';
import type { Numbers, Row } from '../model/row.ts';
import type { Column, Settings } from '../settings.ts';

/** A column of numbers. */
export interface ColumnView {
  column: Column;
  head: string;
  /** The head where there is little room. */
  short?: string;
  /** A row's number as the table writes it; undefined where it could not be worked out. */
  text(row: Row): string | undefined;
  /** What is added up over a module and over the whole network, undefined where it is not known; absent where sums mean nothing. */
  amount?(row: Row): number | undefined;
  /** Whether its amounts are drawn as bars. */
  barred?: boolean;
}

/** Features of a linear layer lie on no grid and all see the same, so there is no step from one to the next. */
const steps = ({ shape, jump }: Numbers): string =>
  jump.includes(null) || (shape.length === 1 && jump.every((step) => step === 0))
    ? '–'
    : perAxis(jump as readonly number[]);

/** What a module holds is counted where it runs first; where it runs again, the number stands in brackets. */
const held = (what: 'parameters' | 'buffers'): Pick<ColumnView, 'text' | 'amount'> => ({
  text: ({ holds }) => {
    if (!holds) return undefined;
    return holds.sharedWith === undefined ? grouped(holds[what]) : `(${grouped(holds[what])})`;
  },
  amount: ({ holds }) => (holds?.sharedWith === undefined ? holds?.[what] : 0),
});

const known = (write: (numbers: Numbers) => string): ColumnView['text'] => {
  return ({ numbers }) => numbers && write(numbers);
};

/** The columns that stand, in their order. */
export function columnsFor({ unit, more }: Pick<Settings, 'unit' | 'more'>): ColumnView[] {
  const all: (ColumnView & { onRequest?: boolean })[] = [
    { column: 'output', head: 'Output', text: known(({ shape }) => shapeText(shape)) },
    { column: 'parameters', head: 'Parameters', ...held('parameters'), barred: true },
    { column: 'buffers', head: 'Buffers', ...held('buffers'), onRequest: true },
    {
      column: 'macs',
      head: unitNames[unit],
      text: known(({ work }) => grouped(work)),
      amount: ({ numbers }) => numbers?.work,
      barred: true,
    },
    { column: 'field', head: 'Receptive field', short: 'Field', text: known(({ field }) => perAxis(field)) },
    { column: 'jump', head: 'Jump', text: known(steps) },
    { column: 'start', head: 'Start', text: known(({ start }) => perAxis(start)), onRequest: true },
  ];
  return all.filter(({ onRequest }) => more || !onRequest);
}

/** The columns that are added up. */
export const summedColumns = (unit: Settings['unit']): ColumnView[] =>
  columnsFor({ unit, more: false }).filter(({ amount }) => amount);

/** What such a column counts, in a sentence. */
export const amountName = ({ column }: ColumnView, unit: Settings['unit']): string =>
  column === 'macs' ? unitNames[unit] : 'parameters';

/** The sum of a column over some rows, of what is known; undefined where sums mean nothing. */
export const sumOf = ({ amount }: ColumnView, rows: readonly Row[]): number | undefined =>
  amount && rows.reduce((sum, row) => sum + (amount(row) ?? 0), 0);

/** The rows that a sum lacks, since their amounts are not known. */
export const lackedBy = ({ amount }: ColumnView, rows: readonly Row[]): Row[] =>
  amount ? rows.filter((row) => amount(row) === undefined) : [];

/** A sum as the table writes it: 'at least' where it lacks something, a dash where it lacks everything. */
export function sumText(view: ColumnView, rows: readonly Row[]): string | undefined {
  const sum = sumOf(view, rows);
  if (sum === undefined) return undefined;
  const lacking = lackedBy(view, rows).length;
  if (lacking === 0) return grouped(sum);
  return lacking === rows.length ? '–' : `at least ${grouped(sum)}`;
}

/** What the longest bar of a column stands for: the largest amount among the lines in sight. */
export function longestBar(view: ColumnView, lines: readonly Line[]): number {
  const amounts = lines.map((line) => {
    if (line.kind === 'row') return sumOf(view, [line.row]) ?? 0;
    return line.open ? 0 : (sumOf(view, line.rows) ?? 0);
  });
  return Math.max(1, ...amounts);
}
