import { type Shape, ShapeError, formatShape, stridesOf } from '../tensor.ts';

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

/** For each cell of a tensor of shape `to`, the cell of a tensor of shape `from` that stands there after stretching. */
export function broadcastCells(from: Shape, to: Shape): Int32Array {
  const strides = stridesOf(from);
  let cells = Int32Array.of(0);
  to.forEach((length, axis) => {
    const own = axis - to.length + from.length;
    const step = (from[own] ?? 1) === 1 ? 0 : strides[own]!;
    const outer = cells;
    cells = new Int32Array(outer.length * length);
    for (let cell = 0; cell < cells.length; cell++) {
      cells[cell] = outer[Math.floor(cell / length)]! + (cell % length) * step;
    }
  });
  return cells;
}
