import type { AxisField } from './field.ts';
import { jumpOf, spanAt } from './pattern.ts';
import type { AxisReach } from './result.ts';
import { type Span, lengthOf } from './span.ts';

/** The few numbers that sum up what the units along an axis see. */
export function reachOf({ pattern, clipped }: AxisField): AxisReach {
  const spans = pattern?.spans ?? clipped;
  const seeing = spans.filter((span): span is Span => span !== null);
  const sizes = seeing.map(lengthOf);
  return {
    size: sizes.reduce((most, size) => Math.max(most, size), 0),
    smallest: sizes.length < spans.length ? 0 : sizes.reduce((least, size) => Math.min(least, size)),
    jump: pattern && jumpOf(pattern),
    start: (pattern ? spanAt(pattern, 0) : clipped[0])?.[0] ?? 0,
    withinImage: !pattern,
  };
}

/** Centre of unit 0's region; over the units of one period, the mean of where each would put it. Null if out of step. */
export function centreOf({ pattern }: AxisField): number | null {
  if (!pattern) return null;
  const jump = jumpOf(pattern);
  const centres = pattern.spans.flatMap((span, unit) =>
    span ? [(span[0] + span[1]) / 2 - unit * jump] : [],
  );
  return centres.reduce((sum, centre) => sum + centre, 0) / centres.length;
}
