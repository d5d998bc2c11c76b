import { type ConvOptions, convShape, convWindows } from '@engine/shape/conv.ts';
import type { PaddingMode } from '@engine/shape/padding.ts';
import { type Shape, ShapeError, sizeOf } from '@engine/tensor.ts';
import type { LayerKind, Options } from '../layer.ts';
import { axesOption, defineLayer, kernelSize, noCost, numberOption, only } from './define.ts';
import { bool, count, int, ints, intsOrMode, mode } from './signature.ts';

const paddingModes = ['zeros', 'reflect', 'replicate', 'circular'] as const;

/** The layer's options as the engine's convolution takes them. @throws ShapeError naming the option that has a wrong kind of value. */
export const convOptions = (op: string, options: Options): ConvOptions => ({
  stride: axesOption(op, options, 'stride'),
  padding: isWord(options.padding) ? options.padding : axesOption(op, options, 'padding'),
  dilation: axesOption(op, options, 'dilation'),
  groups: numberOption(op, options, 'groups'),
  paddingMode: options.padding_mode as PaddingMode,
});

const isWord = (padding: unknown): padding is 'same' | 'valid' => typeof padding === 'string';

/** [out, in / groups, …kernel]. @throws ShapeError unless groups divides both numbers of channels. */
function weightShape(op: string, options: Options, axes: number): Shape {
  const [into, out, groups] = ['in_channels', 'out_channels', 'groups'].map((name) =>
    numberOption(op, options, name),
  );
  if (into! % groups! !== 0 || out! % groups! !== 0) {
    throw new ShapeError(
      `${op}: groups must divide in_channels and out_channels, but ${groups} does not divide ${into! % groups! ? into : out}`,
    );
  }
  return [out!, into! / groups!, ...kernelSize(op, options, axes)];
}

/** Conv1d, Conv2d, Conv3d: https://docs.pytorch.org/docs/stable/generated/torch.nn.Conv2d.html */
function conv(axes: number): LayerKind {
  const name = `Conv${axes}d`;
  return defineLayer({
    name,
    role: 'convolution',
    signature: [
      count('in_channels'),
      count('out_channels'),
      ints('kernel_size', undefined, { min: 1 }),
      ints('stride', 1, { min: 1 }),
      intsOrMode('padding', 0, ['same', 'valid']),
      ints('dilation', 1, { min: 1 }),
      int('groups', 1, { min: 1 }),
      bool('bias', true),
      mode('padding_mode', 'zeros', paddingModes),
    ],
    output: (options, inputs) =>
      convShape(only(name, inputs), weightShape(name, options, axes), convOptions(name, options)),
    parameters: (options) => {
      const weight = weightShape(name, options, axes);
      return { weight, ...(options.bias ? { bias: [weight[0]!] } : {}) };
    },
    cost: (options, _inputs, output) => ({
      ...noCost,
      macs: sizeOf(output) * sizeOf(weightShape(name, options, axes).slice(1)),
      biasAdds: options.bias ? sizeOf(output) : 0,
    }),
    reading: (options) =>
      convWindows(convOptions(name, options), kernelSize(name, options, axes), name).map((window) => ({
        kind: 'window',
        ...window,
      })),
    note: ({ padding_mode }) =>
      padding_mode === 'zeros'
        ? undefined
        : `With padding_mode='${String(padding_mode)}' units at the edge also read cells of the image in place of zeros; the regions shown leave these out.`,
  });
}

export const convolutions = [1, 2, 3].map(conv);
