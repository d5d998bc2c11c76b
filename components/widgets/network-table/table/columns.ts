import { unitNames } from '../counting.ts';
import { grouped, perAxis, shapeText } from '../format.ts';
import type { Line } from '../model/groups.ts';
import type { Numbers, Row } from '../model/row.ts';
import type { Column, Settings } from '../settings.ts';

/** A column of numbers. */
export interface ColumnView {
  column: Column;
  head: string;
  text(numbers: Numbers): string;
  /** What is added up over a module and over the whole network; absent where sums mean nothing. */
  amount?(numbers: Numbers): number;
  /** Whether its amounts are drawn as bars. */
  barred?: boolean;
}

const steps = (values: readonly (number | null)[]): string =>
  values.some((value) => value === null) ? '–' : perAxis(values as readonly number[]);

const own = (numbers: Numbers, amount: number): number => (numbers.sharedWith === undefined ? amount : 0);
const shared = ({ sharedWith }: Numbers, text: string) => (sharedWith === undefined ? text : `(${text})`);

/** The columns that stand, in their order. */
export function columnsFor({ unit, more }: Pick<Settings, 'unit' | 'more'>): ColumnView[] {
  const all: (ColumnView & { onRequest?: boolean })[] = [
    { column: 'output', head: 'Output', text: ({ shape }) => shapeText(shape) },
    {
      column: 'parameters',
      head: 'Parameters',
      text: (numbers) => shared(numbers, grouped(numbers.parameters)),
      amount: (numbers) => own(numbers, numbers.parameters),
      barred: true,
    },
    {
      column: 'buffers',
      head: 'Buffers',
      text: (numbers) => shared(numbers, grouped(numbers.buffers)),
      amount: (numbers) => own(numbers, numbers.buffers),
      onRequest: true,
    },
    {
      column: 'macs',
      head: unitNames[unit],
      text: ({ work }) => grouped(work),
      amount: ({ work }) => work,
      barred: true,
    },
    { column: 'field', head: 'Receptive field', text: ({ field }) => perAxis(field) },
    { column: 'jump', head: 'Jump', text: ({ jump }) => steps(jump) },
    { column: 'start', head: 'Start', text: ({ start }) => perAxis(start), onRequest: true },
  ];
  return all.filter(({ onRequest }) => more || !onRequest);
}

/** The sum of a column over some rows; undefined where sums mean nothing. */
export const sumOf = ({ amount }: ColumnView, rows: readonly Row[]): number | undefined =>
  amount && rows.reduce((sum, { numbers }) => sum + (numbers ? amount(numbers) : 0), 0);

/** What the longest bar of a column stands for: the largest amount among the lines in sight. */
export function longestBar(view: ColumnView, lines: readonly Line[]): number {
  const amounts = lines.map((line) => {
    if (line.kind === 'row') return sumOf(view, [line.row]) ?? 0;
    return line.open ? 0 : (sumOf(view, line.rows) ?? 0);
  });
  return Math.max(1, ...amounts);
}
