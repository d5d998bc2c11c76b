import type { Analysis, ReachedNode } from '../analysis/result.ts';
import type { Explanation } from './explanation.ts';
import { explainOutput } from './output.ts';
import { explainBuffers, explainParameters } from './parameters.ts';
import { type FieldQuantity, explainField } from './receptive-field.ts';
import { explainWork } from './work.ts';

export type { Explanation } from './explanation.ts';

/** A number of an analysis: of a whole layer, or along an axis (0 is the first after batch and channels). */
export type Quantity = 'parameters' | 'buffers' | 'work' | { of: 'output' | FieldQuantity; axis: number };

/** How a number came about, with the values put in. A layer that was not reached gets the reason for that. */
export function explain(analysis: Analysis, id: string, quantity: Quantity): Explanation {
  const row = analysis.byId.get(id);
  if (!row) return { value: null, words: `There is no layer called ${id}.` };
  if (!row.ok) return { value: null, words: row.reason };
  switch (quantity) {
    case 'parameters':
      return explainParameters(row);
    case 'buffers':
      return explainBuffers(row);
    case 'work':
      return explainWork(row, analysis.conventions);
  }
  if (quantity.of === 'output') return explainOutput(row, quantity.axis);
  const before = row.node.inputs.map((input) => analysis.byId.get(input) as ReachedNode);
  return explainField(row, before, quantity.axis, quantity.of);
}
