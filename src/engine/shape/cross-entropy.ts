import { type Shape, ShapeError, formatShape, sizeOf } from '../tensor.ts';
import { spatial } from './axes.ts';

/**
 * Shape of one loss per target: logits [batch, classes, …] → [batch, …].
 * @throws ShapeError if the targets are not as many, or the class weights not one per class.
 */
export function crossEntropyShape(logits: Shape, targets: number, weight?: Shape): Shape {
  if (logits.length < 2) {
    throw new ShapeError(`crossEntropy: logits must be [batch, classes, …] but are ${formatShape(logits)}`);
  }
  const shape = [logits[0]!, ...spatial(logits)];
  if (targets !== sizeOf(shape)) {
    throw new ShapeError(
      `crossEntropy: logits ${formatShape(logits)} need ${sizeOf(shape)} targets, one per place, but ${targets} were given`,
    );
  }
  if (weight && (weight.length !== 1 || weight[0] !== logits[1])) {
    throw new ShapeError(
      `crossEntropy: weight must be [${logits[1]}], one number per class, but is ${formatShape(weight)}`,
    );
  }
  return shape;
}
