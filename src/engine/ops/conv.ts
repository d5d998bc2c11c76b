import type { Shape, Tensor } from '../tensor.ts';
import { spatial } from '../shape/axes.ts';
import { type ConvOptions, checkBias, convShape, convWindows } from '../shape/conv.ts';
import { correlate, gather, scatter } from './contract.ts';
import type { Op } from './op.ts';
import { addPerChannel, biasGradient } from './planes.ts';
import type { Sliding } from './taps.ts';

/** How the windows of this convolution slide: what `walkTaps` needs to know. */
export const convSliding = (input: Shape, weight: Shape, options: ConvOptions = {}): Sliding => ({
  batch: input[0]!,
  groups: options.groups ?? 1,
  inputChannels: input[1]!,
  outputChannels: weight[0]!,
  input: spatial(input),
  output: spatial(convShape(input, weight, options)),
  windows: convWindows(options, spatial(weight)),
  mode: options.paddingMode ?? 'zeros',
});

/**
 * Each output cell is the sum, over its window, of input times weight, plus its channel's bias.
 * input [batch, in, …], weight [out, in / groups, …kernel], bias [out] → [batch, out, …]; one, two, three or more spatial axes.
 * As in PyTorch this is a cross-correlation: the kernel is not flipped.
 * @throws ShapeError if the shapes do not fit.
 */
export const conv: Op<readonly [input: Tensor, weight: Tensor, bias?: Tensor], [options?: ConvOptions]> = (
  [input, weight, bias],
  options,
) => {
  const shape = convShape(input.shape, weight.shape, options);
  checkBias('conv', bias?.shape, shape[1]!);
  const sliding = convSliding(input.shape, weight.shape, options);
  const output = gather(sliding, input, weight, shape);
  if (bias) addPerChannel(output, bias);
  return {
    output,
    backward: [
      (gradient) => scatter(sliding, gradient, weight, input.shape),
      (gradient) => correlate(sliding, input, gradient, weight.shape),
      biasGradient,
    ],
  };
};
