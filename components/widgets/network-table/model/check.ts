import type { Settings } from '../settings.ts';
import type { Model } from './model.ts';

/** @throws Error, while the site is built, if the settings speak of a layer that the network does not have. */
export function checkRow({ row, network }: Settings, { rows }: Model): void {
  if (row === '' || rows.some(({ id }) => id === row)) return;
  throw new Error(
    `figure network-table: ${network} has no layer '${row}' (there are: ${rows.map(({ id }) => id).join(', ')})`,
  );
}
