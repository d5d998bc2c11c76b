import { type ConvTransposeOptions, convTransposeShape } from '@engine/shape/conv-transpose.ts';
import { convWindows } from '@engine/shape/conv.ts';
import { type Shape, ShapeError, sizeOf } from '@engine/tensor.ts';
import type { LayerKind, Options } from '../layer.ts';
import { axesOption, defineLayer, kernelSize, noCost, numberOption, only } from './define.ts';
import { bool, count, int, ints, mode } from './signature.ts';

/** The layer's options as the engine's op takes them. @throws ShapeError naming the option that has a wrong kind of value. */
export const convTransposeOptions = (op: string, options: Options): ConvTransposeOptions => ({
  stride: axesOption(op, options, 'stride'),
  padding: axesOption(op, options, 'padding'),
  outputPadding: axesOption(op, options, 'output_padding'),
  dilation: axesOption(op, options, 'dilation'),
  groups: numberOption(op, options, 'groups'),
});

/** [in, out / groups, …kernel]. @throws ShapeError unless groups divides out_channels. */
function weightShape(op: string, options: Options, axes: number): Shape {
  const [into, out, groups] = ['in_channels', 'out_channels', 'groups'].map((name) =>
    numberOption(op, options, name),
  );
  if (out! % groups! !== 0) {
    throw new ShapeError(`${op}: groups must divide out_channels, but ${groups} does not divide ${out}`);
  }
  return [into!, out! / groups!, ...kernelSize(op, options, axes)];
}

/** ConvTranspose1d, 2d, 3d. Each input cell is multiplied with the whole kernel, and so counted, before the padding crops. */
function convTranspose(axes: number): LayerKind {
  const name = `ConvTranspose${axes}d`;
  return defineLayer({
    name,
    role: 'transposed',
    signature: [
      count('in_channels'),
      count('out_channels'),
      ints('kernel_size', undefined, { min: 1 }),
      ints('stride', 1, { min: 1 }),
      ints('padding', 0, { min: 0 }),
      ints('output_padding', 0, { min: 0 }),
      int('groups', 1, { min: 1 }),
      bool('bias', true),
      ints('dilation', 1, { min: 1 }),
      mode('padding_mode', 'zeros', ['zeros']),
    ],
    output: (options, inputs) =>
      convTransposeShape(
        only(name, inputs),
        weightShape(name, options, axes),
        convTransposeOptions(name, options),
      ),
    parameters: (options) => {
      const weight = weightShape(name, options, axes);
      return { weight, ...(options.bias ? { bias: [numberOption(name, options, 'out_channels')] } : {}) };
    },
    cost: (options, inputs, output) => ({
      ...noCost,
      macs: sizeOf(only(name, inputs)) * sizeOf(weightShape(name, options, axes).slice(1)),
      biasAdds: options.bias ? sizeOf(output) : 0,
    }),
    reading: (options) =>
      convWindows(convTransposeOptions(name, options), kernelSize(name, options, axes), name).map(
        (window) => ({
          kind: 'stamp',
          ...window,
        }),
      ),
  });
}

export const transposedConvolutions = [1, 2, 3].map(convTranspose);
