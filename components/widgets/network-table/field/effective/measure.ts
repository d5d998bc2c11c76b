import { effectiveField } from '@network/run/index.ts';
import { fastImageGradient } from '@training/fast/image-gradient.ts';
import { cropFor, networkUpTo } from './crop.ts';
import { averageMaps, type GradientMap } from './held.ts';
import type { Request } from './request.ts';

/**
 * Measures by backpropagation, on the part of the picture that the unit needs. Yields the mean of the draws so far after each.
 * @throws ShapeError if the network cannot be run.
 */
export function* measure({ network, id, input, unit, draws, seed }: Request): Generator<GradientMap> {
  const part = networkUpTo(network, id);
  const { row, column, height, width, unit: place } = cropFor(part, input, id, unit);
  const gradientOf = fastImageGradient(part);
  const maps: GradientMap[] = [];
  for (let draw = 0; draw < draws; draw++) {
    const options = { input: [1, input[1]!, height, width], unit: place, seed: seed + draw };
    const { data } = effectiveField(part, id, options, gradientOf);
    maps.push({ row, column, height, width, values: data });
    yield averageMaps(maps);
  }
}
