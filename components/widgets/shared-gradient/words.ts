import { numerals } from '@kit/numeral.ts';
import type { Bar } from './waterfall.ts';

const twoDigits = numerals({ digits: 2 });

/** A number short enough for a cell: 2, −1, .06, −.5. */
export const short = (value: number): string => twoDigits(value).replace(/\b0\./, '.');

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
