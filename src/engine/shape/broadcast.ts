import { type Shape, ShapeError, formatShape } from '../tensor.ts';

/**
 * Shape of two tensors stretched to fit: axes are matched from the last; an axis of 1, or a missing one, is repeated.
 * @throws ShapeError naming the axis at which they disagree.
 */
export function broadcastShape(op: string, a: Shape, b: Shape): Shape {
  const rank = Math.max(a.length, b.length);
  return Array.from({ length: rank }, (_, axis) => {
    const ofA = a[axis - rank + a.length] ?? 1;
    const ofB = b[axis - rank + b.length] ?? 1;
    if (ofA !== ofB && ofA !== 1 && ofB !== 1) {
      throw new ShapeError(
        `${op}: ${formatShape(a)} and ${formatShape(b)} do not match at axis ${axis - rank}: ${ofA} and ${ofB} differ and neither is 1`,
      );
    }
    return ofA === 1 ? ofB : ofA;
  });
}
