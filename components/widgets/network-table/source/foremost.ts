import type { Diagnostic } from '@network/diagnostic.ts';

const most = 12;
const mostOthers = 3;

/** Those that are shown of all that is wrong, and how many more there are. */
export interface Foremost {
  shown: readonly Diagnostic[];
  more: number;
}

/**
 * Where there is a network, each place that is wrong. Where there is none, what that takes comes first: it is about the
 * source as a whole; of the rest, which may be every word of it, each message stands once.
 */
export function foremost(diagnostics: readonly Diagnostic[], found: boolean): Foremost {
  if (found) return { shown: diagnostics.slice(0, most), more: Math.max(0, diagnostics.length - most) };
  const once = [...new Map(diagnostics.toReversed().map((each) => [each.message, each])).values()].reverse();
  const whole = once.filter(({ to }) => to === 0);
  const others = once.filter(({ to }) => to > 0);
  return {
    shown: [...whole, ...others.slice(0, mostOthers)],
    more: Math.max(0, others.length - mostOthers),
  };
}
