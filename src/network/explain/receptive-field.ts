import { axisName } from '@engine/shape/axes.ts';
import type { ReachedNode } from '../analysis/result.ts';
import { type Formula, ceil, equation, minus, over, plus, times, variable } from '../formula.ts';
import type { Reading } from '../layer.ts';
import type { Explanation } from './explanation.ts';
import { type Sliding, axisLetter } from './symbols.ts';

export type FieldQuantity = 'size' | 'jump' | 'start';

const symbols: Record<FieldQuantity, string> = { size: 'r', jump: 'j', start: 'a' };

/**
 * One number of the receptive field along an axis of the image: r = r′ + (k − 1)·d·j′, j = j′·s, a = a′ − p·j′
 * (Araujo, Norris & Sim 2019), where r′, j′ and a′ are those of the layer's input.
 */
export function explainField(
  row: ReachedNode,
  before: readonly ReachedNode[],
  axis: number,
  quantity: FieldQuantity,
): Explanation {
  const value = row.reach[axis]?.[quantity] ?? null;
  const words = sentence(row, before, axis, quantity);
  const right = words === undefined && formulaOf(row, before[0]!, axis, quantity);
  return right
    ? { value, equation: equation(symbols[quantity], right) }
    : { value, words: words ?? unchanged };
}

const unchanged = 'As in the layer before: each unit reads only the unit at its own place.';

const takingTurns =
  'Units take turns in how many cells they see, since an upsampling lies before; the size is the largest.';
const underStamps =
  'The union of what the input cells see whose stamps cover the unit; the size is the largest.';

/** Why there is no equation, if there is none. */
function sentence(
  row: ReachedNode,
  before: readonly ReachedNode[],
  axis: number,
  quantity: FieldQuantity,
): string | undefined {
  const reach = row.reach[axis];
  const reading = readingAlong(row, before[0], axis);
  if (!reach) return 'The input has no such axis.';
  if (row.kind.role === 'input') return 'A cell of the image sees itself.';
  if (before.length > 1) return 'The union of what the branches see at the same place.';
  if (reach.withinImage)
    return `Units are not in step here, so the numbers are those within the image: the most that any unit sees, and where the first begins.`;
  if (reading.kind === 'flat') return 'A feature sees what the cell it was made from sees.';
  if (reading.kind === 'all')
    return before[0]!.reach[axis]!.jump === 0 ? unchanged : wholeAxis(row, before[0]!, axis);
  if (quantity === 'jump') return undefined;
  const pattern = before[0]!.field.axes[axis]!.pattern;
  if (pattern && pattern.spans.length > 1) return takingTurns;
  if (reading.kind === 'stamp' && (reading.dilation > 1 || reach.smallest === 0)) return underStamps;
  return undefined;
}

/** After flattening there is one reading, of the features. */
const readingAlong = (row: ReachedNode, before: ReachedNode | undefined, axis: number): Reading =>
  (before?.field.flattened ? row.readings[0] : row.readings[axis]) ?? { kind: 'same' };

function wholeAxis(row: ReachedNode, before: ReachedNode, axis: number): string {
  const length = (before.field.flattened ?? before.output)[axis + 2] ?? 1;
  const seen = row.field.axes[axis]!.clipped[0];
  const within = seen ? `cells ${seen[0]} to ${seen[1]} of the image` : 'no cell of the image';
  return `Reads every unit along the ${axisName(axis, row.reach.length)}: the union of what all ${length} see, ${within}.`;
}

function formulaOf(
  row: ReachedNode,
  before: ReachedNode,
  axis: number,
  quantity: FieldQuantity,
): Formula | undefined {
  const reading = readingAlong(row, before, axis);
  const earlier = before.reach[axis]!;
  if (reading.kind !== 'window' && reading.kind !== 'stamp') return undefined;
  const sub = axisLetter(axis, row.reach.length);
  const prime = (of: FieldQuantity) => variable(symbols[of], earlier[of] ?? 0, { sub: 'in', link: 'input' });
  const jump = prime('jump');
  const stride = variable('s', reading.stride, { sub });
  const steps = reading.kind === 'window' ? windowSteps(reading, sub) : stampSteps(reading, sub);
  switch (quantity) {
    case 'size':
      return plus(prime('size'), times(steps, jump));
    case 'jump':
      return reading.kind === 'window' ? times(jump, stride) : over(jump, stride);
    case 'start':
      return startOf(reading, prime('start'), jump, sub);
  }
}

function windowSteps({ kernel, dilation }: Sliding, sub: string): Formula {
  const apart = minus(variable('k', kernel, { sub, link: 'kernel' }), 1);
  return dilation === 1 ? apart : times(apart, variable('d', dilation, { sub }));
}

/** A unit lies under at most ⌈k / s⌉ stamps. */
const stampSteps = ({ kernel, stride }: Sliding, sub: string): Formula =>
  minus(ceil(over(variable('k', kernel, { sub, link: 'kernel' }), variable('s', stride, { sub }))), 1);

/** The window of unit 0 begins p cells before the input does; the first stamp over it is the ⌈(p − k + 1) / s⌉-th. */
function startOf(reading: Sliding, start: Formula, jump: Formula, sub: string): Formula {
  const padding = variable('p', reading.padding[0], { sub });
  if (reading.kind === 'window') return reading.padding[0] === 0 ? start : minus(start, times(padding, jump));
  const kernel = variable('k', reading.kernel, { sub, link: 'kernel' });
  const first = ceil(over(plus(minus(padding, kernel), 1), variable('s', reading.stride, { sub })));
  return plus(start, times(first, jump));
}
