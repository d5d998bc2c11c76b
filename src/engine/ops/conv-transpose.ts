import type { Shape, Tensor } from '../tensor.ts';
import { spatial } from '../shape/axes.ts';
import { checkBias, convWindows } from '../shape/conv.ts';
import { type ConvTransposeOptions, convTransposeShape } from '../shape/conv-transpose.ts';
import { correlate, gather, scatter } from './contract.ts';
import type { Op } from './op.ts';
import { addPerChannel, biasGradient } from './planes.ts';
import type { Sliding } from './taps.ts';

/** The taps are those of the convolution going the other way, from this one's output to its input. */
export function convTransposeSliding(
  input: Shape,
  weight: Shape,
  options: ConvTransposeOptions = {},
): Sliding {
  const output = convTransposeShape(input, weight, options);
  return {
    batch: input[0]!,
    groups: options.groups ?? 1,
    inputChannels: output[1]!,
    outputChannels: input[1]!,
    input: spatial(output),
    output: spatial(input),
    windows: convWindows(options, spatial(weight)),
    mode: 'zeros',
  };
}

/**
 * Each input cell stamps the kernel, times its number, onto the output; where stamps overlap they add up; then comes the bias.
 * input [batch, in, …], weight [in, out / groups, …kernel], bias [out] → [batch, out, …].
 * It is the transpose of `conv` as a linear map, not its inverse (Dumoulin & Visin 2016, chapter 4).
 * @throws ShapeError if the shapes do not fit.
 */
export const convTranspose: Op<
  readonly [input: Tensor, weight: Tensor, bias?: Tensor],
  [options?: ConvTransposeOptions]
> = ([input, weight, bias], options) => {
  const shape = convTransposeShape(input.shape, weight.shape, options);
  checkBias('convTranspose', bias?.shape, shape[1]!);
  const sliding = convTransposeSliding(input.shape, weight.shape, options);
  const output = scatter(sliding, input, weight, shape);
  if (bias) addPerChannel(output, bias);
  return {
    output,
    backward: [
      (gradient) => gather(sliding, gradient, weight, input.shape),
      (gradient) => correlate(sliding, gradient, input, weight.shape),
      biasGradient,
    ],
  };
};
