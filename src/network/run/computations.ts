import { ShapeError } from '@engine/tensor.ts';
import type { Computation } from './call.ts';
import { padded } from './padded.ts';
import { pointwise } from './pointwise.ts';
import { pooled } from './pooled.ts';
import { shaping } from './shaping.ts';
import { weighted } from './weighted.ts';

const computations: Record<string, Computation> = {
  ...weighted,
  ...pooled,
  ...padded,
  ...pointwise,
  ...shaping,
};

/** @throws ShapeError for a kind that can be analysed but not run. */
export function computationOf(kind: string): Computation {
  const computation = Object.hasOwn(computations, kind) ? computations[kind] : undefined;
  if (!computation) throw new ShapeError(`${kind} can be analysed here, but the engine cannot run it`);
  return computation;
}

/** Whether the engine can run a kind of layer. */
export const canRun = (kind: string): boolean => kind === 'input' || Object.hasOwn(computations, kind);
