import { axisIndex } from '@engine/shape/flatten.ts';
import { type Shape, sizeOf } from '@engine/tensor.ts';
import type { Options } from '../layer.ts';
import { axesOption, defineLayer, everyAxis, noCost, only } from './define.ts';
import { bool, ints } from './signature.ts';

function averaged(options: Options, input: Shape): number[] {
  const dims = axesOption('mean', options, 'dim');
  return (typeof dims === 'number' ? [dims] : dims).map((dim) => axisIndex('mean', input, dim));
}

/** `x.mean(dim)`, most often global average pooling over (2, 3). */
export const mean = defineLayer({
  name: 'mean',
  role: 'pooling',
  signature: [ints('dim'), bool('keepdim', false)],
  output: (options, inputs) => {
    const input = only('mean', inputs);
    const gone = averaged(options, input);
    return input.flatMap((length, axis) => (gone.includes(axis) ? (options.keepdim ? [1] : []) : [length]));
  },
  cost: (_options, inputs) => ({ ...noCost, poolOps: sizeOf(only('mean', inputs)) }),
  reading: (options, inputs) => {
    const input = only('mean', inputs);
    const gone = averaged(options, input).map((axis) => axis - (input.length > 2 ? 2 : 1));
    return everyAxis(input, { kind: 'same' }).map((same, axis) =>
      gone.includes(axis) ? { kind: 'all' } : same,
    );
  },
});
