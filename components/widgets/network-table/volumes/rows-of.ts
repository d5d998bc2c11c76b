import type { Analysis, ReachedNode } from '@network/analysis/index.ts';
import type { VolumeRow, Window } from './row.ts';

/** The rows of an analysis that have a volume to draw: all that were reached. */
export const volumeRowsOf = ({ nodes }: Analysis): VolumeRow[] =>
  nodes
    .filter((node): node is ReachedNode => node.ok)
    .map((reached) => ({
      id: reached.node.id,
      label: reached.node.id,
      role: reached.kind.role,
      shape: reached.output.slice(1),
      inputs: reached.node.inputs,
      window: windowOf(reached),
    }));

/** The window of a layer on pictures; undefined for one that has none, or one that spreads cells instead. */
function windowOf({ readings }: ReachedNode): Window | undefined {
  const windows = readings.flatMap((reading) => (reading.kind === 'window' ? [reading] : []));
  const [rows, columns] = windows;
  if (!rows || !columns || windows.length !== 2 || readings.length !== 2) return undefined;
  return {
    kernel: [rows.kernel, columns.kernel],
    stride: [rows.stride, columns.stride],
    dilation: [rows.dilation, columns.dilation],
    padding: [rows.padding[0], columns.padding[0]],
  };
}
