import type { VolumeRow } from '../volumes/row.ts';
import type { Line } from './groups.ts';

/** The lines of the table as volumes to draw: layers, and each closed module as one. */
export function volumesOf(lines: readonly Line[]): VolumeRow[] {
  const shown = lines.filter((line) => line.kind === 'row' || !line.open);
  const home = new Map(shown.flatMap((line) => rowsOf(line).map((row) => [row.id, line.key] as const)));
  return shown.flatMap((line): VolumeRow[] => {
    const rows = rowsOf(line);
    const last = rows.at(-1)!;
    if (!last.numbers) return [];
    const { shape, window } = last.numbers;
    const read = rows.flatMap(({ inputs }) => inputs).map((id) => home.get(id) ?? '');
    return [
      {
        id: line.key,
        label: line.kind === 'row' ? line.row.id : line.path,
        role: line.kind === 'row' ? line.row.role : 'convolution',
        shape,
        inputs: [...new Set(read)].filter((key) => key !== line.key && key !== ''),
        ...(line.kind === 'row' && window && { window }),
      },
    ];
  });
}

/** The line that shows a row, by its key. */
export const keyOfRow = (lines: readonly Line[], id: string): string | undefined =>
  lines.find((line) => (line.kind === 'row' || !line.open) && rowsOf(line).some((row) => row.id === id))?.key;

const rowsOf = (line: Line) => (line.kind === 'row' ? [line.row] : line.rows);
