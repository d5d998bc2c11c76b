import { type Shape, ShapeError, formatShape } from '../tensor.ts';
import { axisIndex } from './flatten.ts';

/**
 * Shape of tensors laid end to end along one axis; every other axis must agree.
 * @throws ShapeError naming the first input that does not fit input 0.
 */
export function concatShape(inputs: readonly Shape[], dim = 1): Shape {
  const [first] = inputs;
  if (!first) throw new ShapeError('concat: there must be at least one input, but there is none');
  const along = axisIndex('concat', first, dim);
  inputs.forEach((shape, index) => {
    const fits = shape.length === first.length && shape.every((n, at) => at === along || n === first[at]);
    if (!fits) {
      throw new ShapeError(
        `concat: inputs must agree on every axis but axis ${along}, ` +
          `but input 0 is ${formatShape(first)} and input ${index} is ${formatShape(shape)}`,
      );
    }
  });
  return first.with(
    along,
    inputs.reduce((total, shape) => total + shape[along]!, 0),
  );
}
