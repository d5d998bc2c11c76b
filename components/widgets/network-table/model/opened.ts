import type { Analysis } from '@network/analysis/index.ts';
import { type Explanation, type Quantity, explain } from '@network/explain/index.ts';
import type { Column } from '../settings.ts';

/** Where a number of the table comes from: one way, or one per axis where the axes differ. */
export interface Opened {
  id: string;
  column: Column;
  ways: readonly Explanation[];
}

const whole = { parameters: 'parameters', buffers: 'buffers', macs: 'work' } as const;
const alongAxis = { output: 'output', field: 'size', jump: 'jump', start: 'start' } as const;

/** How a number came about, with the values put in. */
export function open(analysis: Analysis, id: string, column: Column): Opened {
  const ways = quantities(analysis, id, column).map((quantity) => explain(analysis, id, quantity));
  const alike = ways.every(({ value }) => value === ways[0]!.value);
  return { id, column, ways: alike ? ways.slice(0, 1) : ways };
}

function quantities({ byId }: Analysis, id: string, column: Column): Quantity[] {
  if (column === 'parameters' || column === 'buffers' || column === 'macs') return [whole[column]];
  const row = byId.get(id);
  const axes = !row?.ok ? 1 : column === 'output' ? row.output.length - 2 : row.reach.length;
  return Array.from({ length: Math.max(1, axes) }, (_, axis) => ({ of: alongAxis[column], axis }));
}
