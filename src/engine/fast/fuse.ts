import { ShapeError } from '../tensor.ts';
import type { Program, Step } from './executor.ts';
import { fastOps } from './layers/index.ts';
import type { FastOp } from './layers/layer.ts';

/** How the ReLUs of a program are worked out inside their neighbours: most of what one costs is its way through memory. */
export interface Fusions {
  /** Steps that write the output of a ReLU along with, or while training in place of, their own: its name by theirs. */
  forward: ReadonlyMap<string, string>;
  /** Of those, the ones that take the ReLU's gradient as it is, and mask it themselves. */
  backward: ReadonlySet<string>;
  /** Max pooling behind a ReLU, which sends its gradient past it: the input of the ReLU by the output of the pooling. */
  past: ReadonlyMap<string, string>;
}

/** The op of a step. @throws ShapeError for a name that is none. */
export function opOf({ op, output }: Step): FastOp<unknown> {
  if (Object.hasOwn(fastOps, op)) return fastOps[op] as FastOp<unknown>;
  throw new ShapeError(
    `fast: step ${output} names the op ${String(op)}, but there are ${Object.keys(fastOps).join(', ')}`,
  );
}

/** Finds the ReLUs that alone read a step which can work them out, and the max poolings that alone read such a ReLU. */
export function fuse({ steps }: Program): Fusions {
  const readers = new Map<string, Step[]>();
  for (const step of steps) {
    for (const name of step.inputs) if (name) readers.set(name, [...(readers.get(name) ?? []), step]);
  }
  const onlyReader = (name: string): Step | undefined => {
    const found = readers.get(name) ?? [];
    return found.length === 1 ? found[0] : undefined;
  };
  const forward = new Map<string, string>();
  const backward = new Set<string>();
  const past = new Map<string, string>();
  for (const step of steps) {
    const relu = onlyReader(step.output);
    const { rectifies } = opOf(step);
    if (relu?.op !== 'relu' || !rectifies) continue;
    forward.set(step.output, relu.output);
    const pool = onlyReader(relu.output);
    if (rectifies === 'both ways') backward.add(step.output);
    else if (pool?.op === 'maxPool') past.set(pool.output, step.output);
  }
  return { forward, backward, past };
}
