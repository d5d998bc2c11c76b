import { sizeOf } from '@engine/tensor.ts';
import type { ReachedNode } from '../analysis/result.ts';
import { type Formula, type Variable, over, times, variable } from '../formula.ts';
import type { Reading } from '../layer.ts';

export type Sliding = Extract<Reading, { kind: 'window' | 'stamp' }>;

/** Whether a layer's windows or stamps slide along the axis. */
export const slides = (reading: Reading | undefined): reading is Sliding =>
  reading?.kind === 'window' || reading?.kind === 'stamp';

const letters: Record<number, readonly string[]> = { 1: ['l'], 2: ['h', 'w'], 3: ['d', 'h', 'w'] };

/** Subscript of an axis: h and w of an image. */
export const axisLetter = (axis: number, axes: number): string => letters[axes]?.[axis] ?? String(axis + 1);

/** One factor for each spatial axis of a tensor, or none. */
export const lengths = (symbols: readonly string[], values: readonly number[], link: string): Variable[] =>
  values.map((value, axis) => variable(symbols[axis] ?? symbols[0]!, value, { sub: 'out', link }));

/** Names of the lengths of a feature map: H and W. */
export const lengthSymbols = (axes: number): readonly string[] =>
  ({ 1: ['L'], 2: ['H', 'W'], 3: ['D', 'H', 'W'] })[axes] ?? [];

/** k_h · k_w. */
export const kernelFactors = (readings: readonly Reading[]): Variable[] =>
  readings
    .filter(slides)
    .map(({ kernel }, axis, { length }) =>
      variable('k', kernel, { sub: axisLetter(axis, length), link: 'kernel' }),
    );

/** C_in, or C_in over the number of groups. */
export function perGroup(channels: Variable, groups: number): Formula {
  return groups === 1 ? channels : over(channels, variable('g', groups));
}

/** A layer's option as a number; NaN if it has none of that name. */
export const option = (row: ReachedNode, name: string): number => Number(row.node.options[name]);

export const groupsOf = (row: ReachedNode): number => Number(row.node.options.groups ?? 1);

/** All cells of the output: C · H · W of one example, times the batch if there are several. */
export function cells({ output }: ReachedNode): Formula {
  const [batch = 1, channels = 1, ...spatial] = output;
  const symbols = lengthSymbols(spatial.length);
  const features = variable(spatial.length ? 'C' : 'F', channels, { sub: 'out', link: 'output' });
  const places = symbols.length
    ? lengths(symbols, spatial, 'output')
    : spatial.length
      ? [variable('cells', sizeOf(spatial))]
      : [];
  return times(...(batch === 1 ? [] : [variable('N', batch)]), ...places, features);
}
