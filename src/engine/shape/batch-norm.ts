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

/** @throws RangeError for an `eps` or a `momentum` that would make the statistics no numbers, or none that a batch can have. */
export function checkBatchNormOptions({
  eps = 1e-5,
  momentum = 0.1,
}: {
  eps?: number;
  momentum?: number;
}): void {
  if (!(eps >= 0)) throw new RangeError(`batchNorm: eps must be 0 or more, but is ${eps}`);
  if (!(momentum >= 0 && momentum <= 1))
    throw new RangeError(`batchNorm: momentum must be from 0 to 1, but is ${momentum}`);
}
