import { formatShape } from '@engine/tensor.ts';
import type { Analysis, NodeAnalysis } from '../analysis/result.ts';

/** A table's cell; null where there is nothing to say. */
export type Cell = string | number | null;

export interface Table {
  header: readonly string[];
  rows: readonly (readonly Cell[])[];
  /** Which columns hold numbers, and so are set flush right. */
  numeric: readonly boolean[];
}

/** Which columns a table has. */
export interface TableOptions {
  /** With buffers and where fields start; default true. */
  more?: boolean;
}

interface Column {
  name: string;
  numeric: boolean;
  /** Only for who wants more. */
  more?: boolean;
  of(node: NodeAnalysis): Cell;
  /** Left out where a layer has no number: the sum would be too small. */
  total?(analysis: Analysis): Cell;
}

/** The same along every axis is written once: 7; else 7×3. */
function alongAxes(node: NodeAnalysis, quantity: 'size' | 'jump' | 'start'): Cell {
  if (!node.ok || node.reach.length === 0) return null;
  const values = node.reach.map((reach) => reach[quantity]);
  if (values.every((value) => value === values[0])) return values[0]!;
  return values.map((value) => value ?? '?').join('×');
}

/** Features of a linear layer lie on no grid and all see the same, so there is no step from one to the next. */
const step = (row: NodeAnalysis): Cell =>
  row.ok && row.output.length === 2 && row.reach.every(({ jump }) => jump === 0)
    ? null
    : alongAxes(row, 'jump');

const columns = (analysis: Analysis): Column[] => [
  { name: 'Layer', numeric: false, of: ({ node }) => node.id, total: () => 'Total' },
  { name: 'Type', numeric: false, of: ({ node }) => node.kind },
  { name: 'Output', numeric: false, of: (row) => (row.ok ? formatShape(row.output) : row.reason) },
  {
    name: 'Parameters',
    numeric: true,
    of: (row) => (row.ok ? (row.sharedWith === undefined ? row.parameters.total : 0) : null),
    total: ({ totals }) => totals.total,
  },
  {
    name: 'Buffers',
    numeric: true,
    more: true,
    of: (row) => (row.ok ? (row.sharedWith === undefined ? row.parameters.buffers : 0) : null),
    total: ({ totals }) => totals.buffers,
  },
  {
    name: analysis.conventions.unit === 'FLOP' ? 'FLOPs' : 'MACs',
    numeric: true,
    of: (row) => (row.ok ? row.work : null),
    total: ({ totals }) => totals.work,
  },
  { name: 'Receptive field', numeric: true, of: (row) => alongAxes(row, 'size') },
  { name: 'Jump', numeric: true, of: step },
  { name: 'Start', numeric: true, more: true, of: (row) => alongAxes(row, 'start') },
];

/** The analysis as a table: one row per layer, and the totals. Parameters that are shared are in the row of their first use. */
export function tableOf(analysis: Analysis, { more = true }: TableOptions = {}): Table {
  const all = columns(analysis).filter((column) => more || !column.more);
  const whole = analysis.nodes.every(({ ok }) => ok);
  return {
    header: all.map(({ name }) => name),
    rows: [
      ...analysis.nodes.map((node) => all.map(({ of }) => of(node))),
      all.map(({ numeric, total }) => (numeric && !whole ? null : (total?.(analysis) ?? null))),
    ],
    numeric: all.map(({ numeric }) => numeric),
  };
}

export const text = (cell: Cell): string => (cell === null ? '' : String(cell));
