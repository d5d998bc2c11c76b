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

/** The class that a target names. @throws RangeError if it is none of them. */
export function classAt(target: ArrayLike<number>, place: number, classes: number): number {
  const right = target[place]!;
  if (Number.isInteger(right) && right >= 0 && right < classes) return right;
  throw new RangeError(
    `crossEntropy: target ${place} is ${right}, but the classes go from 0 to ${classes - 1}`,
  );
}

/** @throws RangeError unless it is a share. */
export function checkLabelSmoothing(share: number): void {
  if (share >= 0 && share <= 1) return;
  throw new RangeError(`crossEntropy: label smoothing must be from 0 to 1, but is ${share}`);
}
