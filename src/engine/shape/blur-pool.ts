import type { Shape } from '../tensor.ts';
import { type PerAxis, axisName, checkActivation, perAxis } from './axes.ts';
import { checkPaddingMode } from './conv.ts';
import { type Window, slide } from './window.ts';

/** Options of blur-pooling, with the defaults of Zhang 2019. */
export interface BlurPoolOptions {
  /** Cells of the binomial filter along each axis; default 4, which is [1, 3, 3, 1] / 8. */
  filterSize?: number;
  /** Default 2. */
  stride?: PerAxis;
}

/**
 * The sliding window of each spatial axis: it pads filterSize − 1 cells in all, the odd one after the axis.
 * @throws ShapeError for an option that no blur-pooling could have.
 */
export function blurPoolWindows({ filterSize = 4, stride = 2 }: BlurPoolOptions, rank: number): Window[] {
  const kernels = perAxis('blurPool', 'filter size', filterSize, rank, 1);
  const strides = perAxis('blurPool', 'stride', stride, rank, 1);
  return kernels.map((kernel, axis) => ({
    kernel,
    stride: strides[axis]!,
    dilation: 1,
    padding: [Math.floor((kernel - 1) / 2), Math.ceil((kernel - 1) / 2)],
  }));
}

/**
 * Shape of blur-pooling: [batch, channels, …] → [batch, channels, …].
 * @throws ShapeError if an axis is too short to be mirrored.
 */
export function blurPoolShape(input: Shape, options: BlurPoolOptions = {}): Shape {
  checkActivation('blurPool', input);
  const windows = blurPoolWindows(options, input.length - 2);
  const lengths = windows.map((window, axis) => {
    const name = axisName(axis, windows.length);
    checkPaddingMode('blurPool', name, input[axis + 2]!, window, 'reflect');
    return slide('blurPool', name, input[axis + 2]!, window);
  });
  return [input[0]!, input[1]!, ...lengths];
}
