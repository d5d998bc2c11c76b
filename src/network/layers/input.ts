import { ShapeError, formatShape } from '@engine/tensor.ts';
import { axesOption, defineLayer } from './define.ts';
import { ints } from './signature.ts';

/** The image itself. Its shape is given to the analysis, which passes it in as the one input. @throws ShapeError unless each length is a count. */
export const input = defineLayer({
  name: 'input',
  role: 'input',
  arity: 0,
  signature: [ints('shape', null, { min: 1 })],
  output: (options, inputs) => {
    const shape = inputs[0] ?? axesOption('input', options, 'shape');
    if (typeof shape === 'number')
      throw new ShapeError(`input: shape should be [batch, channels, …] but is ${shape}`);
    if (!shape.every((length) => Number.isInteger(length) && length >= 1))
      throw new ShapeError(`input: shape should be whole numbers of at least 1 but is ${formatShape(shape)}`);
    return shape;
  },
});
