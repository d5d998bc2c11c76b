import type { Outputs } from './contender.ts';
import type { Numbers } from './numbers.ts';
import type { Workload } from './workloads.ts';

const norm = (values: Float32Array, less?: Float32Array): number =>
  Math.sqrt(values.reduce((total, value, cell) => total + (value - (less?.[cell] ?? 0)) ** 2, 0));

/**
 * How far outputs are from those of the judge: the largest distance of any, over its length. Parameters count by how far
 * training moved them. Adam moves each by about the same however small its gradient, so rounding tells more there.
 */
const tolerance = { values: 1e-4, loss: 1e-3, moves: 5e-2 };

/** In words what is wrong with outputs; undefined if they are right. */
export function wrong(
  outputs: Outputs,
  right: Outputs,
  { kind }: Workload,
  start: Numbers,
): string | undefined {
  for (const [name, expected] of Object.entries(right)) {
    const found = outputs[name];
    if (!found) return `${name} is missing`;
    if (found.length !== expected.length)
      return `${name} has ${found.length} numbers, not ${expected.length}`;
    const before = kind === 'training' ? start.get(name) : undefined;
    const error = norm(found, expected) / norm(expected, before);
    const limit = before ? tolerance.moves : kind === 'training' ? tolerance.loss : tolerance.values;
    if (!(error <= limit)) return `${name} is off by ${(100 * error).toPrecision(2)} %`;
  }
  return undefined;
}
