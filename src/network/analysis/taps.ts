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

/**
 * Input unit i covers outputs i·s − p + d·t; so i runs over those for which (unit + p − i·s) is one of 0, d, …, d(k − 1).
 * The first is looked for among the i or among the t, whichever are sooner through.
 */
function stampsOver(reading: Extract<Reading, { kind: 'stamp' }>, unit: number): Taps {
  const { kernel, stride, dilation, padding } = reading;
  const offset = unit + padding[0];
  const to = Math.floor(offset / stride);
  const step = dilation / gcd(dilation, stride);
  if (stride >= dilation) {
    let from = Math.ceil((offset - dilation * (kernel - 1)) / stride);
    while (from <= to && (offset - from * stride) % dilation !== 0) from++;
    return { from, to, step };
  }
  let tap = kernel - 1;
  while (tap >= 0 && (offset - tap * dilation) % stride !== 0) tap--;
  return { from: tap < 0 ? to + 1 : (offset - tap * dilation) / stride, to, step };
}

export const gcd = (a: number, b: number): number => (b === 0 ? a : gcd(b, a % b));

/** What the taps see together. Every tap is asked: dilation and clipping let a later unit see an earlier cell. */
export function seenBy({ from, to, step }: Taps, spanOf: (unit: number) => Span | null): Span | null {
  let seen: Span | null = null;
  for (let unit = from; unit <= to; unit += step) seen = union(seen, spanOf(unit));
  return seen;
}

/** How many taps there are. */
export const countOf = ({ from, to, step }: Taps): number => Math.max(0, Math.floor((to - from) / step) + 1);

/**
 * The same for many taps over one axis, all `step` apart: spans of 1, 2, 4, … neighbours are joined beforehand,
 * so that any run of taps is two of them, overlapping. However large the kernel, it takes no longer.
 */
export function seenAlong(spans: readonly (Span | null)[], step: number): (taps: Taps) => Span | null {
  const levels = [spans];
  return (taps) => {
    const count = countOf(taps);
    if (count === 0) return null;
    const level = 31 - Math.clz32(count);
    while (levels.length <= level) {
      const half = levels.at(-1)!;
      const apart = step * 2 ** (levels.length - 1);
      levels.push(half.map((span, unit) => union(span, half[unit + apart] ?? null)));
    }
    const joined = levels[level]!;
    return union(joined[taps.from]!, joined[taps.from + (count - 2 ** level) * step]!);
  };
}

/** The taps that lie on an axis of `length` units. */
export function clip({ from, to, step }: Taps, length: number): Taps {
  const below = Math.max(0, Math.ceil(-from / step));
  return { from: from + below * step, to: Math.min(to, length - 1), step };
}
