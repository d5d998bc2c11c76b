import type { Analysis } from '@network/analysis/index.ts';
import type { Diagnostic } from '@network/diagnostic.ts';
import { shapeText } from '../format.ts';
import type { Reading } from './reading.ts';

/**
 * What is wrong in a source: what its reader found, and each layer that cannot read what comes before it, where it was
 * written. A layer that another image would do for is only warned of.
 */
export function diagnosticsOf(
  { diagnostics }: Pick<Reading, 'diagnostics'>,
  { nodes }: Pick<Analysis, 'nodes'>,
): readonly Diagnostic[] {
  const all = [...diagnostics];
  for (const row of nodes) {
    const span = row.node.span;
    if (row.ok || row.cause !== 'failed' || !span) continue;
    // What was not understood fails as well; and a layer made in a loop fails many times at one place.
    if (all.some(({ from, to }) => from < span.to && to > span.from)) continue;
    const { reason: message, smallestImage } = row;
    const hint = smallestImage && `The smallest image that would do is ${shapeText(smallestImage)}.`;
    all.push({ ...span, severity: hint ? 'warning' : 'error', message, ...(hint && { hint }) });
  }
  return all.length === diagnostics.length ? diagnostics : all.toSorted((a, b) => a.from - b.from);
}
