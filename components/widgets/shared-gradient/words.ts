import { numeral } from '@kit/numeral.ts';
import type { Bar } from './waterfall.ts';

/** A number short enough for a cell: 2, −1, .06, −.5. */
export function short(value: number): string {
  if (Number.isInteger(value)) return numeral(value);
  return numeral(Math.round(100 * value) / 100).replace('0.', '.');
}

const counted = (count: number, what: string): string | undefined =>
  count > 0 ? `${count} ${what}` : undefined;

/** How the pieces of one weight compare, in a sentence. */
export function piecesWords(bars: readonly Bar[], total: number): string {
  const up = bars.filter(({ piece }) => piece > 0).length;
  const down = bars.filter(({ piece }) => piece < 0).length;
  const padding = bars.filter((bar) => bar.padding).length;
  const parts = [
    counted(up, 'positive'),
    counted(down, 'negative'),
    counted(bars.length - up - down - padding, 'zero'),
    counted(padding, 'on padding, which adds nothing'),
  ].filter((part) => part !== undefined);
  const kinds = `Of ${bars.length} pieces: ${parts.join(', ')}.`;
  return total === 0 && up + down > 0
    ? `${kinds} They cancel: the weight stays as it is, though every place asks for a change.`
    : kinds;
}
