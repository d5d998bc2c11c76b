import { conv } from '@engine/ops/conv.ts';
import { convSliding } from '@engine/ops/conv.ts';
import { convTranspose, convTransposeSliding } from '@engine/ops/conv-transpose.ts';
import type { Sliding } from '@engine/ops/taps.ts';
import { convTransposeShape } from '@engine/shape/conv-transpose.ts';
import { spatial } from '@engine/shape/axes.ts';
import { reach } from '@engine/shape/window.ts';
import { Tensor } from '@engine/tensor.ts';
import { kernelOf } from './kernels.ts';
import { axesOf } from './lengths.ts';
import type { Settings } from './settings.ts';

/** The layer with all that its three pictures need; lengths are those of one axis, the axes are alike. */
export interface Layer {
  readonly settings: Settings;
  readonly axes: 1 | 2;
  /** Input, output, what the stamps cover, and what is drawn of it: the output may reach beyond the last stamp. */
  readonly input: number;
  readonly output: number;
  readonly covered: number;
  readonly canvas: number;
  /** Input with zeros between and around, as an ordinary convolution reads it. */
  readonly spread: number;
  readonly x: Tensor;
  readonly w: Tensor;
  readonly y: Tensor;
  /** Nothing cut off. */
  readonly whole: Tensor;
  readonly spreadInput: Tensor;
  readonly flipped: Tensor;
  /** The taps of `whole`, and of the ordinary convolution over `spreadInput`. */
  readonly stamping: Sliding;
  readonly gathering: Sliding;
}

const values = {
  numbers: (index: number) => index + 1,
  one: (index: number, count: number) => Number(index === Math.floor((count - 1) / 2)),
  ones: () => 1,
} as const;

const cube = (length: number, axes: number): number[] => [1, 1, ...new Array<number>(axes).fill(length)];

/** Cell by place along each axis. */
export const placeIn = (index: number, length: number, axes: 1 | 2): number[] =>
  axes === 1 ? [index] : [Math.floor(index / length), index % length];

export const indexIn = (place: readonly number[], length: number): number =>
  place.reduce((index, along) => index * length + along, 0);

/** The kernel turned around in every axis. */
export const flip = (kernel: Tensor): Tensor => new Tensor(kernel.shape, kernel.data.toReversed());

/** Zeros between the cells, and around them until an ordinary convolution gives the same output. */
function spreadOut(x: Tensor, all: Settings, length: number): Tensor {
  const axes = axesOf(all);
  const before = reach(all) - 1 - all.padding;
  const spread = new Tensor(cube(length, axes));
  x.data.forEach((value, index) => {
    const place = placeIn(index, all.input, axes).map((along) => before + along * all.stride);
    spread.data[indexIn(place, length)] = value;
  });
  return spread;
}

/** The layer at these settings, run on the engine. */
export function layerOf(all: Settings): Layer {
  const axes = axesOf(all);
  const { input, stride, dilation, padding, outputPadding } = all;
  const count = input ** axes;
  const x = new Tensor(
    cube(input, axes),
    Array.from({ length: count }, (_, index) => values[all.values](index, count)),
  );
  const w = kernelOf(all);
  const y = convTranspose([x, w], { stride, dilation, padding, outputPadding }).output;
  const whole = convTranspose([x, w], { stride, dilation }).output;
  const [output] = spatial(y.shape) as [number];
  const [covered] = spatial(whole.shape) as [number];
  const spread = output + reach(all) - 1;
  const spreadInput = spreadOut(x, all, spread);
  return {
    settings: all,
    axes,
    input,
    output,
    covered,
    canvas: Math.max(covered, padding + output),
    spread,
    x,
    w,
    y,
    whole,
    spreadInput,
    flipped: flip(w),
    stamping: convTransposeSliding(x.shape, w.shape, { stride, dilation }),
    gathering: convSliding(spreadInput.shape, w.shape, { dilation }),
  };
}

/** What the first stamps come to, nothing cut off. */
export function stampedSoFar({ x, w, settings }: Layer, count: number): Tensor {
  const some = new Tensor(
    x.shape,
    x.data.map((value, index) => (index < count ? value : 0)),
  );
  return convTranspose([some, w], { stride: settings.stride, dilation: settings.dilation }).output;
}

/** The same output by an ordinary convolution over the spread input. */
export const gathered = ({ spreadInput, flipped, settings }: Layer): Tensor =>
  conv([spreadInput, flipped], { dilation: settings.dilation }).output;

/** Output shape alone, for a sentence. */
export const outputShape = (all: Settings): readonly number[] =>
  convTransposeShape(cube(all.input, axesOf(all)), cube(all.kernel, axesOf(all)), {
    stride: all.stride,
    dilation: all.dilation,
    padding: all.padding,
    outputPadding: all.outputPadding,
  });
