import { ShapeError } from '../tensor.ts';

/** How one axis of a sliding window moves: the four numbers that convolution and pooling share. */
export interface Window {
  kernel: number;
  stride: number;
  dilation: number;
  /** Cells added before and after the axis. */
  padding: readonly [before: number, after: number];
}

/** Cells that a dilated kernel reaches over: d·(k − 1) + 1. */
export const reach = ({ kernel, dilation }: Pick<Window, 'kernel' | 'dilation'>): number =>
  dilation * (kernel - 1) + 1;

/** The refusal of an axis that no window fits on. */
export function tooShort(
  op: string,
  axis: string,
  length: number,
  window: Window,
  smallest: number,
): ShapeError {
  const [before, after] = window.padding;
  return new ShapeError(
    `${op}: the kernel reaches over ${reach(window)} cells of the ${axis} but the padded input has ${length + before + after}; ` +
      `the smallest ${axis} that would do is ${Math.max(1, smallest)}`,
  );
}

/**
 * Output length of one axis: ⌊(n + p₀ + p₁ − d(k − 1) − 1) / s⌋ + 1 (Dumoulin & Visin 2016, relationship 15).
 * @throws ShapeError if the window is larger than the padded axis, naming the smallest length that would do.
 */
export function slide(op: string, axis: string, length: number, window: Window): number {
  const room = length + window.padding[0] + window.padding[1] - reach(window);
  if (room < 0) throw tooShort(op, axis, length, window, length - room);
  return Math.floor(room / window.stride) + 1;
}
