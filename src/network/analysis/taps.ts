import type { Reading } from '../layer.ts';
import { type Span, union } from './span.ts';

/** Evenly spaced input units, from the lowest to the highest; none if `from` is above `to`. */
export interface Taps {
  from: number;
  to: number;
  step: number;
}

/** The input units that one output unit reads along an axis of `length` units, those in the padding among them. */
export function tapsOf(reading: Reading, unit: number, length: number): Taps {
  switch (reading.kind) {
    case 'same':
    case 'flat':
      return { from: unit, to: unit, step: 1 };
    case 'all':
      return { from: 0, to: length - 1, step: 1 };
    case 'cells':
      return { from: reading.ranges[unit]![0], to: reading.ranges[unit]![1], step: 1 };
    case 'window': {
      const from = unit * reading.stride - reading.padding[0];
      return { from, to: from + reading.dilation * (reading.kernel - 1), step: reading.dilation };
    }
    case 'stamp':
      return stampsOver(reading, unit);
  }
}

/** Input unit i covers outputs i·s − p + d·t; so i runs over those for which (unit + p − i·s) is one of 0, d, …, d(k − 1). */
function stampsOver(reading: Extract<Reading, { kind: 'stamp' }>, unit: number): Taps {
  const { kernel, stride, dilation, padding } = reading;
  const offset = unit + padding[0];
  const to = Math.floor(offset / stride);
  let from = Math.ceil((offset - dilation * (kernel - 1)) / stride);
  while (from <= to && (offset - from * stride) % dilation !== 0) from++;
  return { from, to, step: dilation / gcd(dilation, stride) };
}

export const gcd = (a: number, b: number): number => (b === 0 ? a : gcd(b, a % b));

/** What the taps see together. Every tap is asked: dilation and clipping let a later unit see an earlier cell. */
export function seenBy({ from, to, step }: Taps, spanOf: (unit: number) => Span | null): Span | null {
  let seen: Span | null = null;
  for (let unit = from; unit <= to; unit += step) seen = union(seen, spanOf(unit));
  return seen;
}

/** The taps that lie on an axis of `length` units. */
export function clip({ from, to, step }: Taps, length: number): Taps {
  const below = Math.max(0, Math.ceil(-from / step));
  return { from: from + below * step, to: Math.min(to, length - 1), step };
}
