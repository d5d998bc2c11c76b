import { type Shape, ShapeError } from '../tensor.ts';
import { type PerAxis, axisName, checkActivation, checkNotEmpty, perAxis, spatial } from './axes.ts';
import { convWindows } from './conv.ts';
import { type Window, reach, slide, tooShort } from './window.ts';

/** Options of `torch.nn.MaxPool1d`, `2d`, `3d` and `AvgPool…`, with their defaults. */
export interface PoolOptions {
  kernelSize: PerAxis;
  /** Default: the kernel size. */
  stride?: PerAxis;
  /** Default 0, at most half of what the kernel reaches over. */
  padding?: PerAxis;
  /** Default 1. */
  dilation?: PerAxis;
  /** Round the output length up instead of down. Default false. */
  ceilMode?: boolean;
}

/**
 * The sliding window of each spatial axis of a pooling layer.
 * @throws ShapeError for an option that no pooling could have.
 */
export function poolWindows(op: string, options: PoolOptions, rank: number): Window[] {
  const kernels = perAxis(op, 'kernel size', options.kernelSize, rank, 1);
  const windows = convWindows({ ...options, stride: options.stride ?? kernels }, kernels, op);
  for (const window of windows) {
    const most = Math.floor(reach(window) / 2);
    if (window.padding[0] > most) {
      throw new ShapeError(
        `${op}: padding can be at most ${most}, half of the ${reach(window)} cells the kernel reaches over, ` +
          `but is ${window.padding[0]}`,
      );
    }
  }
  return windows;
}

/**
 * Output length of one axis. Rounding up keeps a last window that hangs over the high end,
 * but only if it starts inside the input or its padding on the low end (PyTorch's rule).
 * @throws ShapeError if not one window fits.
 */
function poolLength(op: string, axis: string, length: number, window: Window, ceilMode: boolean): number {
  if (!ceilMode) return slide(op, axis, length, window);
  const [before, after] = window.padding;
  const room = length + before + after - reach(window);
  const rounded = Math.ceil(room / window.stride) + 1;
  if (rounded < 1) throw tooShort(op, axis, length, window, length - room - window.stride + 1);
  const startsInside = (rounded - 1) * window.stride < length + before;
  return startsInside ? rounded : rounded - 1;
}

/**
 * Shape of max or average pooling: [batch, channels, …] → [batch, channels, …].
 * @throws ShapeError naming the axis that is empty or too short.
 */
export function poolShape(op: string, input: Shape, options: PoolOptions): Shape {
  const { kernelSize, ceilMode = false } = options;
  checkActivation(op, input, typeof kernelSize === 'number' ? undefined : kernelSize.length);
  checkNotEmpty(op, input);
  const windows = poolWindows(op, options, input.length - 2);
  const lengths = windows.map((window, axis) =>
    poolLength(op, axisName(axis, windows.length), input[axis + 2]!, window, ceilMode),
  );
  return [input[0]!, input[1]!, ...lengths];
}

/** The stretch of input, from `start` up to but not including `end`, that each output cell of an adaptive pool reads. */
export const adaptiveWindows = (length: number, outputLength: number): [start: number, end: number][] =>
  Array.from({ length: outputLength }, (_, cell) => [
    Math.floor((cell * length) / outputLength),
    Math.ceil(((cell + 1) * length) / outputLength),
  ]);

/** One length for every spatial axis, or one per axis; null keeps an axis as it is. */
export type OutputSize = number | readonly (number | null)[];

/**
 * Shape of adaptive pooling: [batch, channels, …] → [batch, channels, …outputSize].
 * @throws ShapeError if the output size does not fit the input's axes.
 */
export function adaptivePoolShape(op: string, input: Shape, outputSize: OutputSize): Shape {
  checkActivation(op, input);
  checkNotEmpty(op, input);
  const lengths = spatial(input);
  const wanted =
    typeof outputSize === 'number'
      ? outputSize
      : outputSize.map((length, axis) => length ?? lengths[axis] ?? 1);
  return [input[0]!, input[1]!, ...perAxis(op, 'output size', wanted, lengths.length, 1)];
}
