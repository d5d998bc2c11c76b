import { type Shape, ShapeError, formatShape, sizeOf } from '@engine/tensor.ts';
import type { Options } from '../layer.ts';
import { affineParameters, statisticsNote } from './batch-norm.ts';
import { axesOption, defineLayer, noCost, numberOption, only, show } from './define.ts';
import { bool, count, float, int, ints } from './signature.ts';

/** Mean, variance, and scale-and-shift: three MACs for each cell. */
const normCost = (_options: Options, _inputs: readonly Shape[], output: Shape) => ({
  ...noCost,
  normMacs: 3 * sizeOf(output),
});

function normalizedShape(options: Options): Shape {
  const shape = axesOption('LayerNorm', options, 'normalized_shape');
  return typeof shape === 'number' ? [shape] : shape;
}

/** Ba, Kiros & Hinton 2016. */
export const layerNorm = defineLayer({
  name: 'LayerNorm',
  role: 'normalisation',
  signature: [
    ints('normalized_shape', undefined, { min: 1 }),
    float('eps', 1e-5),
    bool('elementwise_affine', true),
    bool('bias', true),
  ],
  output: (options, inputs) => {
    const input = only('LayerNorm', inputs);
    const wanted = normalizedShape(options);
    const last = input.slice(-wanted.length);
    if (last.join() !== wanted.join()) {
      throw new ShapeError(
        `LayerNorm: normalized_shape is ${show(wanted)} but the last axes of the input are ${show(last)} (input ${formatShape(input)})`,
      );
    }
    return input;
  },
  parameters: (options) => {
    const shape = normalizedShape(options);
    return options.elementwise_affine ? { weight: shape, ...(options.bias ? { bias: shape } : {}) } : {};
  },
  cost: normCost,
  note: () => statisticsNote,
});

/** Wu & He 2018. */
export const groupNorm = defineLayer({
  name: 'GroupNorm',
  role: 'normalisation',
  signature: [
    count('num_groups'),
    count('num_channels'),
    float('eps', 1e-5),
    bool('affine', true),
    bool('bias', true),
  ],
  output: (options, inputs) => {
    const input = only('GroupNorm', inputs);
    const groups = numberOption('GroupNorm', options, 'num_groups');
    const channels = numberOption('GroupNorm', options, 'num_channels');
    if (channels % groups !== 0) {
      throw new ShapeError(
        `GroupNorm: num_groups must divide num_channels, but ${groups} does not divide ${channels}`,
      );
    }
    if (input[1] !== channels) {
      throw new ShapeError(
        `GroupNorm: num_channels is ${channels} but the input has ${input[1]} channels (input ${formatShape(input)})`,
      );
    }
    return input;
  },
  parameters: (options) => affineParameters(options, options.num_channels),
  cost: normCost,
  note: () => statisticsNote,
});

/** Krizhevsky, Sutskever & Hinton 2012, section 3.3: `size` squares are summed for each cell, across channels. */
export const localResponseNorm = defineLayer({
  name: 'LocalResponseNorm',
  role: 'normalisation',
  signature: [int('size', undefined, { min: 1 }), float('alpha', 1e-4), float('beta', 0.75), float('k', 1)],
  cost: (options, _inputs, output) => ({
    ...noCost,
    normMacs: numberOption('LocalResponseNorm', options, 'size') * sizeOf(output),
  }),
});
