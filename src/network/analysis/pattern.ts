import type { Reading } from '../layer.ts';
import { type Span, union } from './span.ts';
import { type Taps, countOf, gcd, seenBy, tapsOf } from './taps.ts';

/**
 * What the units along an axis see, had the image no edge. Unit q·period + r sees spans[r] moved on by
 * q·advance cells. Convolutions and pooling have period 1 and advance the jump; after a transposed convolution
 * with stride s, s units share an advance, and what they see may differ in size.
 */
export interface Pattern {
  spans: readonly (Span | null)[];
  advance: number;
}

/** Beyond this the pattern is dropped and only the clipped regions are kept. */
const longestPeriod = 4096;

/** What a unit sees of the image had it no edge, in cells; null: nothing. Units may lie before the first. */
export function spanAt({ spans, advance }: Pattern, unit: number): Span | null {
  const turns = Math.floor(unit / spans.length);
  const span = spans[unit - turns * spans.length]!;
  return span && [span[0] + turns * advance, span[1] + turns * advance];
}

/** Every unit sees the same. */
export const constant = (span: Span | null): Pattern => ({ spans: [span], advance: 0 });

/** The jump: cells of the image from one unit's region to the next one's. A fraction after upsampling. */
export const jumpOf = ({ spans, advance }: Pattern): number => advance / spans.length;

/** What taps see together. Later turns of the pattern see later cells, so the first turn and the last are enough. */
function seenIn(pattern: Pattern, taps: Taps): Span | null {
  const turn = taps.step * (pattern.spans.length - 1);
  const last = taps.from + (countOf(taps) - 1) * taps.step;
  const spanOf = (unit: number) => spanAt(pattern, unit);
  return union(
    seenBy({ ...taps, to: Math.min(taps.to, taps.from + turn) }, spanOf),
    seenBy({ ...taps, from: Math.max(taps.from, last - turn) }, spanOf),
  );
}

/** The pattern one layer further on, or null where units no longer repeat each other. */
export function readPattern(pattern: Pattern, reading: Reading, length: number): Pattern | null {
  const { spans, advance } = pattern;
  const seen = (unit: number) => seenIn(pattern, tapsOf(reading, unit, length));
  const table = (period: number) => Array.from({ length: period }, (_, unit) => seen(unit));
  switch (reading.kind) {
    case 'same':
    case 'flat':
      return pattern;
    case 'all':
      return constant(seen(0));
    case 'cells':
      return advance === 0 && spans.length === 1 ? pattern : null;
    case 'window': {
      const period = spans.length / gcd(spans.length, reading.stride);
      return { spans: table(period), advance: (advance * period * reading.stride) / spans.length };
    }
    case 'stamp': {
      const period = spans.length * reading.stride;
      return period > longestPeriod ? null : { spans: table(period), advance };
    }
  }
}

/** What units see through several branches; null if the branches do not move at the same rate. */
export function joinPatterns(patterns: readonly (Pattern | null)[]): Pattern | null {
  const [first, ...rest] = patterns;
  return rest.reduce<Pattern | null>((joined, pattern) => {
    if (!joined || !pattern || jumpOf(joined) !== jumpOf(pattern)) return null;
    if (joined === pattern) return joined;
    const [a, b] = [joined.spans.length, pattern.spans.length];
    const period = (a / gcd(a, b)) * b;
    if (period > longestPeriod) return null;
    return {
      spans: Array.from({ length: period }, (_, unit) => union(spanAt(joined, unit), spanAt(pattern, unit))),
      advance: (joined.advance / a) * period,
    };
  }, first ?? null);
}
