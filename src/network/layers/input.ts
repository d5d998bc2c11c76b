import { ShapeError } from '@engine/tensor.ts';
import { axesOption, defineLayer } from './define.ts';
import { ints } from './signature.ts';

/** The image itself. Its shape is given to the analysis, which passes it in as the one input. */
export const input = defineLayer({
  name: 'input',
  role: 'input',
  arity: 0,
  signature: [ints('shape', null, { min: 1 })],
  output: (options, inputs) => {
    if (inputs[0]) return inputs[0];
    const shape = axesOption('input', options, 'shape');
    if (typeof shape === 'number')
      throw new ShapeError(`input: shape should be [batch, channels, …] but is ${shape}`);
    return shape;
  },
});
