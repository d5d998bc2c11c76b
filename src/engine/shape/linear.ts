import { type Shape, ShapeError, formatShape } from '../tensor.ts';

/**
 * Shape of a linear layer: input […, in], weight [out, in] → […, out].
 * @throws ShapeError naming both shapes if they do not fit.
 */
export function linearShape(input: Shape, weight: Shape): Shape {
  if (weight.length !== 2) {
    throw new ShapeError(`linear: weight must be [out features, in features] but is ${formatShape(weight)}`);
  }
  if (input.at(-1) !== weight[1]) {
    const found = input.length ? `the last axis of input has ${input.at(-1)}` : 'input has no axis';
    throw new ShapeError(
      `linear: weight expects ${weight[1]} input features (weight ${formatShape(weight)}) ` +
        `but ${found} (input ${formatShape(input)})`,
    );
  }
  return [...input.slice(0, -1), weight[0]!];
}
