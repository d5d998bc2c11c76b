import { type Shape, ShapeError, formatShape } from '../tensor.ts';
import { type PerAxis, axisName, checkActivation, perAxis, spatial } from './axes.ts';
import type { PaddingMode } from './padding.ts';
import { type Window, slide } from './window.ts';

/** Options of `torch.nn.Conv1d`, `Conv2d` and `Conv3d`, with their defaults. */
export interface ConvOptions {
  /** Default 1. */
  stride?: PerAxis;
  /** Default 0. 'same' keeps the length (stride 1 only), 'valid' is 0. */
  padding?: PerAxis | 'same' | 'valid';
  /** Default 1. */
  dilation?: PerAxis;
  /** Default 1. */
  groups?: number;
  /** Default 'zeros'. */
  paddingMode?: PaddingMode;
}

/**
 * The sliding window of each spatial axis of a convolution.
 * 'same' pads d·(k − 1) cells in all, the odd one after the axis, as PyTorch does.
 * @throws ShapeError for an option that no convolution could have.
 */
export function convWindows(options: ConvOptions, kernelSize: readonly number[], op = 'conv'): Window[] {
  const rank = kernelSize.length;
  const kernels = perAxis(op, 'kernel size', kernelSize, rank, 1);
  const strides = perAxis(op, 'stride', options.stride ?? 1, rank, 1);
  const dilations = perAxis(op, 'dilation', options.dilation ?? 1, rank, 1);
  const { padding = 0 } = options;
  if (padding === 'same' && strides.some((stride) => stride !== 1)) {
    throw new ShapeError(`${op}: padding 'same' needs stride 1, but stride is [${strides.join(', ')}]`);
  }
  if (typeof padding === 'string' && padding !== 'same' && padding !== 'valid') {
    throw new ShapeError(`${op}: padding must be a number, 'same' or 'valid', but is '${String(padding)}'`);
  }
  const paddings = typeof padding === 'string' ? undefined : perAxis(op, 'padding', padding, rank, 0);

  return kernels.map((kernel, axis) => {
    const dilation = dilations[axis]!;
    const total = padding === 'same' ? dilation * (kernel - 1) : 0;
    const before = paddings?.[axis] ?? Math.floor(total / 2);
    const after = paddings?.[axis] ?? total - before;
    return { kernel, stride: strides[axis]!, dilation, padding: [before, after] };
  });
}

/**
 * Shape of a convolution: input [batch, in, …], weight [out, in / groups, …kernel] → [batch, out, …].
 * @throws ShapeError naming both shapes if they do not fit.
 */
export function convShape(input: Shape, weight: Shape, options: ConvOptions = {}): Shape {
  const op = 'conv';
  checkWeight(op, weight);
  checkActivation(op, input, weight.length - 2);
  const { groups = 1, paddingMode = 'zeros' } = options;
  checkGroups(op, groups, 'output', weight[0]!, weight);
  if (weight[1]! * groups !== input[1]) {
    const inGroups = groups === 1 ? '' : ` in ${groups} groups`;
    throw new ShapeError(
      `${op}: weight expects ${weight[1]! * groups} input channels${inGroups} (weight ${formatShape(weight)}) ` +
        `but input has ${input[1]} (input ${formatShape(input)})`,
    );
  }
  const lengths = convWindows(options, spatial(weight)).map((window, axis, { length: rank }) => {
    const name = axisName(axis, rank);
    checkPaddingMode(op, name, input[axis + 2]!, window, paddingMode);
    return slide(op, name, input[axis + 2]!, window);
  });
  return [input[0]!, weight[0]!, ...lengths];
}

/** @throws ShapeError unless the weight has two channel axes and at least one spatial axis. */
export function checkWeight(op: string, weight: Shape): void {
  if (weight.length < 3) {
    throw new ShapeError(
      `${op}: weight must have two channel axes and at least one spatial axis, but is ${formatShape(weight)}`,
    );
  }
}

/** @throws ShapeError unless `groups` divides the weight's channels. */
export function checkGroups(
  op: string,
  groups: number,
  side: 'input' | 'output',
  channels: number,
  weight: Shape,
): void {
  if (!Number.isInteger(groups) || groups < 1) {
    throw new ShapeError(`${op}: groups must be a whole number of at least 1, but is ${groups}`);
  }
  if (channels % groups !== 0) {
    throw new ShapeError(
      `${op}: ${groups} groups cannot share ${channels} ${side} channels evenly (weight ${formatShape(weight)})`,
    );
  }
}

/** @throws ShapeError unless the bias has one number per output channel (or feature). */
export function checkBias(op: string, bias: Shape | undefined, count: number, of = 'channel'): void {
  if (bias && (bias.length !== 1 || bias[0] !== count)) {
    throw new ShapeError(
      `${op}: bias must be [${count}], one number per output ${of}, but is ${formatShape(bias)}`,
    );
  }
}

/** @throws ShapeError if the axis is too short to be wrapped or mirrored that far. */
export function checkPaddingMode(
  op: string,
  axis: string,
  length: number,
  { padding }: Window,
  mode: PaddingMode,
): void {
  const most = { zeros: Infinity, replicate: Infinity, circular: length, reflect: length - 1 }[mode];
  if (most === undefined) {
    throw new ShapeError(
      `${op}: padding mode must be zeros, circular, reflect or replicate, but is '${String(mode)}'`,
    );
  }
  const widest = Math.max(...padding);
  if (widest > most) {
    throw new ShapeError(
      `${op}: ${mode} padding of a ${axis} of ${length} can be at most ${most}, but padding is ${widest}`,
    );
  }
}
