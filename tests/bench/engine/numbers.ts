import { Random } from '@engine/random.ts';
import { type Shape, sizeOf } from '@engine/tensor.ts';
import type { Workload } from './workloads.ts';

/** The name under which the gradient to go backward from is found. */
export const SEED = 'gradient of y';

export type Numbers = ReadonlyMap<string, Float32Array<ArrayBuffer>>;

/**
 * The numbers that a piece of work starts from, the same for every contender: signals of about 1 in every layer, and
 * statistics that a batch norm cannot ignore.
 */
export function numbersOf({ kind, program: { leaves, steps } }: Workload): Numbers {
  const norms = new Set(steps.flatMap(({ op, inputs }) => (op === 'batchNorm' ? inputs.slice(1) : [])));
  const masks = new Set(steps.flatMap(({ op, inputs }) => (op === 'scaleCells' ? inputs.slice(1) : [])));
  const shapes: [string, Shape][] = Object.entries(leaves).map(([name, { shape }]) => [name, shape]);
  // `y` of the one convolution that goes backward has the shape of its input but for the channels.
  if (kind === 'gradients') shapes.push([SEED, leaves.x!.shape.with(1, leaves.w!.shape[0]!)]);

  return new Map(
    shapes.map(([name, shape], index) => {
      const random = new Random(index);
      const [low, high] = masks.has(name) ? [1, 1] : norms.has(name) ? [0.5, 1.5] : rangeOf(name, shape);
      return [name, Float32Array.from({ length: sizeOf(shape) }, () => random.uniform(low, high))];
    }),
  );
}

function rangeOf(name: string, shape: Shape): [number, number] {
  if (shape.length === 1) return [-0.1, 0.1];
  const isWeight = name === 'w' || name.endsWith('weight');
  const bound = isWeight ? Math.sqrt(3 / sizeOf(shape.slice(1))) : 1;
  return [-bound, bound];
}
