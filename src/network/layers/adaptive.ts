import { checkActivation } from '@engine/shape/axes.ts';
import { adaptivePoolShape, adaptiveWindows } from '@engine/shape/pool.ts';
import { type Shape, sizeOf } from '@engine/tensor.ts';
import type { LayerKind, Options, Parameter, Reading } from '../layer.ts';
import { axesOption, defineLayer, noCost, only } from './define.ts';
import { bool, ints } from './signature.ts';

/** Even steps are an ordinary pooling; one step is the whole axis; anything else has windows of differing sizes. */
function axisReading(length: number, outputLength: number): Reading {
  if (outputLength === 1) return { kind: 'all' };
  if (length % outputLength === 0) {
    const kernel = length / outputLength;
    return { kind: 'window', kernel, stride: kernel, dilation: 1, padding: [0, 0] };
  }
  return {
    kind: 'cells',
    ranges: adaptiveWindows(length, outputLength).map(([start, end]) => [start, end - 1]),
  };
}

function adaptivePool(axes: number, type: 'Max' | 'Avg', rest: Parameter[] = []): LayerKind {
  const name = `Adaptive${type}Pool${axes}d`;
  const shape = (options: Options, inputs: readonly Shape[]) => {
    const input = only(name, inputs);
    checkActivation(name, input, axes);
    return adaptivePoolShape(name, input, axesOption(name, options, 'output_size'));
  };
  return defineLayer({
    name,
    role: 'pooling',
    signature: [ints('output_size', undefined, { min: 1 }), ...rest],
    output: shape,
    // Every input cell is read once where the steps are even; uneven windows share cells at their seams.
    cost: (_options, inputs, output) => {
      const input = only(name, inputs);
      const perChannel = input
        .slice(2)
        .map((length, axis) =>
          adaptiveWindows(length, output[axis + 2]!).reduce((cells, [start, end]) => cells + end - start, 0),
        );
      const reads = input[0]! * input[1]! * sizeOf(perChannel);
      return { ...noCost, poolOps: type === 'Avg' ? reads : reads - sizeOf(output) };
    },
    reading: (options, inputs) => {
      const output = shape(options, inputs);
      return inputs[0]!.slice(2).map((length, axis) => axisReading(length, output[axis + 2]!));
    },
  });
}

export const adaptivePools = [1, 2, 3].flatMap((axes) => [
  adaptivePool(axes, 'Avg'),
  adaptivePool(axes, 'Max', [bool('return_indices', false)]),
]);
