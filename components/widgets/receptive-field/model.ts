import { cellAt } from '@kit/place.ts';
import { type Cone, type Unit, coneOf } from './cone.ts';
import type { Settings } from './settings.ts';
import { type Row, stackOf } from './stack.ts';
import { remarks, seenWords, spanOf } from './words.ts';

/** Everything there is to draw and to say. */
export interface Model {
  readonly rows: readonly Row[];
  readonly cone: Cone;
  /** First and last input cell that the chosen unit sees. */
  readonly span: readonly [first: number, last: number];
  readonly summary: string;
  readonly remarks: readonly string[];
}

/** The figure at these settings, and as it would be with another unit chosen. */
export function modelOf(
  { input, layers, layer, at }: Settings,
  rows = stackOf({ input, layers }),
  other?: Unit,
): Model {
  const cone = coneOf(rows, other ?? { layer, unit: cellAt(at, rows[layer]!.length) });
  return {
    rows,
    cone,
    span: spanOf(rows, cone),
    summary: seenWords(rows, cone),
    remarks: remarks(rows, cone),
  };
}
