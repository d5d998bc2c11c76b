import { tint } from '@kit/colour.ts';
import { box } from '@kit/marks/looks.ts';
import { short } from '@kit/marks/units.ts';
import type { Model } from './model.ts';
import type { Bar } from './waterfall.ts';

/** Bars, and lines where a position adds nothing, that look alike, as one path: across in % of the plot, down in em. */
export interface Stroke {
  readonly key: string;
  readonly look: 'positive' | 'negative' | 'on-padding' | 'nothing' | 'step';
  /** Whether the walk is still to come there; 'now' for the bar added last. */
  readonly when: 'later' | 'walked' | 'now';
  readonly fill: string | undefined;
  readonly d: string;
}

const lookOf = ({ piece, padding }: Bar): Stroke['look'] => {
  if (piece === 0) return padding ? 'on-padding' : 'nothing';
  return piece < 0 ? 'negative' : 'positive';
};

const isBar = (look: Stroke['look']): look is 'positive' | 'negative' =>
  look === 'positive' || look === 'negative';

/** Of a position's place, what its bar takes: the rest is between two. */
const inset = 0.12;

/** `y` puts a value on the plot, in em. */
export function strokesOf({ waterfall: { bars }, position }: Model, y: (value: number) => number): Stroke[] {
  const strokes = new Map<string, Stroke & { d: string }>();
  const draw = (look: Stroke['look'], when: Stroke['when'], d: string) => {
    const key = `${look} ${when}`;
    const stroke = strokes.get(key);
    if (stroke) stroke.d += d;
    else {
      const fill = isBar(look) && when !== 'later' ? tint(look, 0.75) : undefined;
      strokes.set(key, { key, look, when, fill, d });
    }
  };
  const wide = 100 / bars.length;
  const width = (1 - 2 * inset) * wide;
  for (const [at, bar] of bars.entries()) {
    const left = (at + inset) * wide;
    const line = (from: number, to: number) => `M${short(from)} ${short(y(bar.to))}H${short(to)}`;
    const look = lookOf(bar);
    const when = at >= position ? 'later' : 'walked';
    if (isBar(look)) {
      const size = { width, height: Math.abs(y(bar.to) - y(bar.from)) };
      const corner = box(left, Math.min(y(bar.from), y(bar.to)), size);
      draw(look, at === position - 1 ? 'now' : when, corner);
    } else draw(look, when, line(left, left + width));
    if (at + 1 < bars.length) draw('step', when, line(left + width, left + wide));
  }
  return [...strokes.values()].sort((a, b) => (a.key < b.key ? -1 : 1));
}
