import { axisIndex } from '@engine/shape/flatten.ts';
import { type Shape, ShapeError, formatShape, sizeOf } from '@engine/tensor.ts';
import type { LayerKind, Options, Parameter } from '../layer.ts';
import { defineLayer, everyAxis, noCost, numberOption, only } from './define.ts';
import { count, float, inplace, int, mode } from './signature.ts';

/** One operation per cell, whatever the function: how dear an exponential is depends on the machine. */
const cost = (_options: Options, _inputs: readonly Shape[], output: Shape) => ({
  ...noCost,
  elementwise: sizeOf(output),
});

const activation = (name: string, signature: Parameter[]): LayerKind =>
  defineLayer({ name, role: 'activation', signature, cost });

/** One slope for all channels or one per channel (He et al. 2015). */
const prelu = defineLayer({
  name: 'PReLU',
  role: 'activation',
  signature: [{ ...count('num_parameters'), default: 1 }, float('init', 0.25)],
  output: (options, inputs) => {
    const input = only('PReLU', inputs);
    const slopes = numberOption('PReLU', options, 'num_parameters');
    if (slopes !== 1 && slopes !== input[1]) {
      throw new ShapeError(
        `PReLU: num_parameters should be 1 or the number of channels, ${input[1]}, but is ${slopes} (input ${formatShape(input)})`,
      );
    }
    return input;
  },
  parameters: (options) => ({ weight: [numberOption('PReLU', options, 'num_parameters')] }),
  cost,
});

/** Each output reads every cell along `dim`. PyTorch's default for dim=None is axis 0 of 1 or 3 axes, else axis 1. */
const softmax = (name: string): LayerKind => {
  const along = (options: Options, input: Shape) =>
    axisIndex(
      name,
      input,
      typeof options.dim === 'number' ? options.dim : [0, 1, 3].includes(input.length) ? 0 : 1,
    );
  return defineLayer({
    name,
    role: 'activation',
    signature: [int('dim', null)],
    output: (options, inputs) => {
      const input = only(name, inputs);
      along(options, input);
      return input;
    },
    cost,
    reading: (options, inputs) => {
      const input = only(name, inputs);
      const axis = along(options, input) - (input.length > 2 ? 2 : 1);
      return everyAxis(input, { kind: 'same' }).map((same, index) =>
        index === axis ? { kind: 'all' } : same,
      );
    },
  });
};

export const activations = [
  activation('ReLU', [inplace]),
  activation('ReLU6', [inplace]),
  activation('LeakyReLU', [float('negative_slope', 0.01), inplace]),
  prelu,
  activation('ELU', [float('alpha', 1), inplace]),
  activation('SELU', [inplace]),
  activation('GELU', [mode('approximate', 'none', ['none', 'tanh'])]),
  activation('SiLU', [inplace]),
  activation('Mish', [inplace]),
  activation('Hardswish', [inplace]),
  activation('Hardsigmoid', [inplace]),
  activation('Hardtanh', [float('min_val', -1), float('max_val', 1), inplace]),
  activation('Softplus', [float('beta', 1), float('threshold', 20)]),
  activation('Sigmoid', []),
  activation('Tanh', []),
  softmax('Softmax'),
  softmax('LogSoftmax'),
];
