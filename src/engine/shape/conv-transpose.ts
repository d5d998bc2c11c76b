import { type Shape, ShapeError, formatShape } from '../tensor.ts';
import { type PerAxis, axisName, checkActivation, perAxis, spatial } from './axes.ts';
import { checkGroups, checkWeight, convWindows } from './conv.ts';
import { type Window, reach } from './window.ts';

/** Options of `torch.nn.ConvTranspose1d`, `2d` and `3d`, with their defaults. */
export interface ConvTransposeOptions {
  /** Default 1. */
  stride?: PerAxis;
  /** Cells cut off each end of the output: what the convolution going the other way would have added. Default 0. */
  padding?: PerAxis;
  /** Cells added at the high end: which of the lengths that the convolution rounds to this one is meant. Default 0. */
  outputPadding?: PerAxis;
  /** Default 1. */
  dilation?: PerAxis;
  /** Default 1. */
  groups?: number;
}

/**
 * Output length of one axis: (n − 1)·s − p₀ − p₁ + d(k − 1) + 1 + outputPadding (Dumoulin & Visin 2016, relationship 14).
 * @throws ShapeError if nothing is left after the padding is cut off.
 */
export function slideBack(
  op: string,
  axis: string,
  length: number,
  window: Window,
  outputPadding: number,
): number {
  const [before, after] = window.padding;
  const whole = (length - 1) * window.stride + reach(window) + outputPadding;
  if (whole <= before + after) {
    throw new ShapeError(
      `${op}: padding cuts ${before + after} cells off a ${axis} of ${whole}, and nothing is left; ` +
        `the padding can cut off ${whole - 1} in all`,
    );
  }
  return whole - before - after;
}

/**
 * Shape of a transposed convolution: input [batch, in, …], weight [in, out / groups, …kernel] → [batch, out, …].
 * @throws ShapeError naming both shapes if they do not fit.
 */
export function convTransposeShape(input: Shape, weight: Shape, options: ConvTransposeOptions = {}): Shape {
  const op = 'convTranspose';
  checkWeight(op, weight);
  checkActivation(op, input, weight.length - 2);
  const { groups = 1, outputPadding = 0 } = options;
  if (weight[0] !== input[1]) {
    throw new ShapeError(
      `${op}: weight expects ${weight[0]} input channels (weight ${formatShape(weight)}) ` +
        `but input has ${input[1]} (input ${formatShape(input)})`,
    );
  }
  checkGroups(op, groups, 'input', input[1]!, weight);
  const windows = convWindows(options, spatial(weight), op);
  const extra = perAxis(op, 'output padding', outputPadding, windows.length, 0);
  const lengths = windows.map((window, axis) => {
    const name = axisName(axis, windows.length);
    if (extra[axis]! >= Math.max(window.stride, window.dilation)) {
      throw new ShapeError(
        `${op}: output padding of the ${name} must be smaller than its stride or its dilation, ` +
          `but is ${extra[axis]} (stride ${window.stride}, dilation ${window.dilation})`,
      );
    }
    return slideBack(op, name, input[axis + 2]!, window, extra[axis]!);
  });
  return [input[0]!, weight[1]! * groups, ...lengths];
}
