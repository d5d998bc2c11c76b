import { tint } from '@kit/colour.ts';
import { length } from '@kit/marks/units.ts';
import type { Model } from './model.ts';

/** A position's bar as SVG writes it: across in % of the plot, down in em; a line where it adds nothing. */
export interface DrawnBar {
  readonly look: 'bar' | 'on-padding' | 'nothing';
  readonly later: boolean;
  readonly now: boolean;
  readonly left: string;
  readonly right: string;
  readonly width: string;
  readonly top: string;
  readonly height: string;
  readonly fill: string | undefined;
  /** Where the next bar begins, and how far the line to it reaches; none after the last. */
  readonly end: string;
  readonly next: string | undefined;
}

/** `y` puts a value on the plot, in em. */
export function barsOf({ waterfall: { bars }, position }: Model, y: (value: number) => number): DrawnBar[] {
  const em = (value: number) => length(value, 'em');
  const across = (place: number) => length((100 * place) / bars.length, '%');
  return bars.map(({ from, to, piece, padding }, at) => {
    const later = at >= position;
    return {
      look: piece !== 0 ? 'bar' : padding ? 'on-padding' : 'nothing',
      later,
      now: at === position - 1,
      left: across(at + 0.12),
      right: across(at + 0.88),
      width: across(0.76),
      top: em(Math.min(y(from), y(to))),
      height: em(Math.abs(y(to) - y(from))),
      fill: later ? undefined : tint(piece < 0 ? 'negative' : 'positive', 0.75),
      end: em(y(to)),
      next: at + 1 < bars.length ? across(at + 1.12) : undefined,
    };
  });
}
