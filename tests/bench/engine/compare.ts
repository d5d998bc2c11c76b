import type { Outputs } from './contender.ts';
import type { Numbers } from './numbers.ts';
import type { Workload } from './workloads.ts';

const length = (values: Iterable<number>): number =>
  Math.sqrt([...values].reduce((total, value) => total + value ** 2, 0));

const distances = (values: Float32Array, from?: Float32Array): number[] =>
  Array.from(values, (value, cell) => Math.abs(value - (from?.[cell] ?? 0)));

/**
 * How far outputs are from those of the judge: the distance over the length. Parameters count by how far training moved them.
 * Adam moves each by about the same however small its gradient, and one value that rounds to the other side of a ReLU turns
 * a few of the smallest: so rounding tells more there, and of a hundred parameters the one furthest off is left out.
 */
const tolerance = { values: 1e-4, loss: 1e-3, moves: 5e-2 };
const LEFT_OUT = 100;

function moveError(found: Float32Array, expected: Float32Array, before: Float32Array): number {
  const off = distances(found, expected).toSorted((a, b) => b - a);
  return length(off.slice(Math.ceil(off.length / LEFT_OUT))) / length(distances(expected, before));
}

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
    const error = before
      ? moveError(found, expected, before)
      : length(distances(found, expected)) / length(expected);
    const limit = before ? tolerance.moves : kind === 'training' ? tolerance.loss : tolerance.values;
    if (!(error <= limit)) return `${name} is off by ${(100 * error).toPrecision(2)} %`;
  }
  return undefined;
}
