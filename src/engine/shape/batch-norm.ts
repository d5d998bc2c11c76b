import { type Shape, ShapeError, formatShape } from '../tensor.ts';
import { checkActivation } from './axes.ts';

/**
 * Shape of batch normalisation: [batch, channels, …] → the same; each tensor in `perChannel` must be [channels].
 * @throws ShapeError naming the one that is not.
 */
export function batchNormShape(
  input: Shape,
  perChannel: Readonly<Record<string, Shape | undefined>> = {},
): Shape {
  checkActivation('batchNorm', input, undefined, 0);
  for (const [name, shape] of Object.entries(perChannel)) {
    if (shape && (shape.length !== 1 || shape[0] !== input[1])) {
      throw new ShapeError(
        `batchNorm: ${name} must be [${input[1]}], one number per channel of input ${formatShape(input)}, but is ${formatShape(shape)}`,
      );
    }
  }
  return input;
}
