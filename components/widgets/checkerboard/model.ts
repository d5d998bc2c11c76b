import { cellAt } from '@kit/place.ts';
import {
  type Equation,
  ceil,
  equation,
  floor,
  least,
  minus,
  most,
  over,
  plus,
  variable,
} from '@network/formula.ts';
import { countsOf, interior, isEven, patternOf, planeOf } from './counts.ts';
import { type Composed, compose } from './length.ts';
import type { Layer, Settings } from './settings.ts';
import { type Stamp, leadingTo, reaching, stampsOf } from './stamps.ts';
import { summaryOf, verdictOf } from './words.ts';

/** Everything there is to draw and to say of the counts. */
export interface Model {
  readonly layers: readonly Layer[];
  /** Row 0 is the input, all ones; the last is the output. */
  readonly rows: readonly Float32Array[];
  /** Of each layer. */
  readonly stamps: readonly (readonly Stamp[])[];
  readonly composed: Composed;
  readonly inside: readonly [first: number, last: number];
  /** Counts of one period away from the border. */
  readonly pattern: readonly number[];
  readonly even: boolean;
  /** [length, length], counts in two dimensions. */
  readonly plane: Float32Array;
  /** The chosen output cell, its count, and for each row the cells that lead to it. */
  readonly cell: number;
  readonly count: number;
  readonly leading: readonly ReadonlySet<number>[];
  readonly equation: Equation;
  readonly verdict: string;
  readonly summary: string;
}

/** What the chosen cell has no part in. */
export type Base = Omit<Model, 'cell' | 'count' | 'leading' | 'equation' | 'verdict' | 'summary'>;

export function baseOf({ input, layers }: Pick<Settings, 'input' | 'layers'>): Base {
  const rows = countsOf(input, layers);
  const composed = compose(layers);
  const pattern = patternOf(layers);
  return {
    layers,
    rows,
    stamps: layers.map((layer, index) => stampsOf(rows[index]!, layer)),
    composed,
    inside: interior(input, composed),
    pattern,
    even: isEven(pattern),
    plane: planeOf(rows.at(-1)!),
  };
}

/** The figure at these settings; `other` is a cell to show in place of the chosen one. */
export function modelOf(
  { input, layers, at }: Settings,
  other?: number,
  base = baseOf({ input, layers }),
): Model {
  const output = base.rows.at(-1)!;
  const cell = other ?? cellAt(at, output.length);
  const facts = { ...base, cell, count: output[cell]!, leading: leadingTo(base.stamps, cell) };
  return {
    ...facts,
    equation: layers.length === 1 ? byRule(layers[0]!, input, cell) : bySum(base.stamps.at(-1)!, cell),
    verdict: verdictOf(facts),
    summary: summaryOf(facts),
  };
}

/** The stamps i with 0 ≤ o − i·s < k, counted: the last of them less the one before the first. */
function byRule({ kernel, stride }: Layer, input: number, cell: number): Equation {
  const o = variable('o', cell, { link: 'output' });
  const k = variable('k', kernel, { link: 'kernel' });
  const s = variable('s', stride, { link: 'stride' });
  const n = variable('n', input, { link: 'input' });
  const last = least(floor(over(o, s)), minus(n, 1));
  const first = most(ceil(over(plus(minus(o, k), 1), s)), 0);
  return equation('c', plus(minus(last, first), 1), { link: 'output' });
}

/** In a stack a stamp carries the count of the cell that it comes from. */
const bySum = (stamps: readonly Stamp[], cell: number): Equation => {
  const terms = reaching(stamps, cell).map(({ from, value }) =>
    variable('c', value, { sub: String(from), link: 'input' }),
  );
  return equation('c', plus(...(terms.length > 0 ? terms : [0])), { link: 'output' });
};
