import { linearShape } from '@engine/shape/linear.ts';
import { type Shape, sizeOf } from '@engine/tensor.ts';
import type { Options } from '../layer.ts';
import { defineLayer, everyAxis, noCost, numberOption, only } from './define.ts';
import { bool, count } from './signature.ts';

const weightShape = (options: Options): Shape => [
  numberOption('Linear', options, 'out_features'),
  numberOption('Linear', options, 'in_features'),
];

/** y = x Wᵀ + b over the last axis. */
export const linear = defineLayer({
  name: 'Linear',
  role: 'linear',
  signature: [count('in_features'), count('out_features'), bool('bias', true)],
  output: (options, inputs) => linearShape(only('Linear', inputs), weightShape(options)),
  parameters: (options) => {
    const weight = weightShape(options);
    return { weight, ...(options.bias ? { bias: [weight[0]!] } : {}) };
  },
  cost: (options, _inputs, output) => ({
    ...noCost,
    macs: sizeOf(output) * numberOption('Linear', options, 'in_features'),
    biasAdds: options.bias ? sizeOf(output) : 0,
  }),
  reading: (_options, inputs) =>
    everyAxis(only('Linear', inputs), { kind: 'same' }).with(-1, { kind: 'all' }),
});
