import type { Leaf, Step } from '@engine/fast/executor.ts';
import { type Shape, ShapeError } from '@engine/tensor.ts';
import type { Node } from '@network/graph.ts';
import type { Options } from '@network/layer.ts';
import { axesOption, defaultsOf } from '@network/layers/define.ts';
import { layerKinds } from '@network/layers/index.ts';
import { convOptions } from '@network/layers/convolution.ts';
import { paddingSides } from '@network/layers/padding.ts';
import { poolOptions } from '@network/layers/pooling.ts';
import { convTransposeOptions } from '@network/layers/transposed.ts';
import { upsampleOptions } from '@network/layers/upsampling.ts';

/** What a node becomes in a program. */
export interface Translation {
  /** What other nodes read: the name of the last step, or of an input that is passed on. */
  output: string;
  steps: readonly Step[];
  /** Leaves besides the module's own: the mask of a dropout, the zeros of a padding. */
  leaves?: Readonly<Record<string, Leaf>>;
  /** Of a dropout: its mask, and the chance that a cell is dropped. */
  dropout?: { mask: string; p: number };
}

/** A node, and the names of the tensors that it reads. */
export interface Place {
  node: Node;
  inputs: readonly string[];
  inputShape: Shape;
  /** The name of a tensor of the node's module, if it has one of that name. */
  own(name: string): string | undefined;
}

type Translate = (place: Place) => Translation;

const one =
  (step: (place: Place, output: string) => Step): Translate =>
  (place) => ({ output: place.node.id, steps: [step(place, place.node.id)] });

/** With PyTorch's defaults filled in. */
const options = ({ node: { kind, options } }: Place): Options => ({
  ...defaultsOf(layerKinds.get(kind)!.signature),
  ...options,
});

const perAxes = (name: string, translate: Translate): Record<string, Translate> =>
  Object.fromEntries([1, 2, 3].map((axes) => [`${name}${axes}d`, translate]));

const weighted = ({ inputs, own }: Place) => [inputs[0], own('weight'), own('bias')];

const passOn: Translate = ({ inputs }) => ({ output: inputs[0]!, steps: [] });

const addAll: Translate = ({ node: { id }, inputs }) => {
  const steps = inputs.slice(1).map((input, index): Step => {
    const sum = (count: number) => (count === inputs.length - 1 ? id : `${id} of ${count + 1}`);
    return { op: 'add', inputs: [index === 0 ? inputs[0] : sum(index), input], output: sum(index + 1) };
  });
  return { output: steps.length > 0 ? id : inputs[0]!, steps };
};

const dropout: Translate = (place) => {
  const { id } = place.node;
  const mask = `${id} mask`;
  return {
    output: id,
    steps: [{ op: 'scaleCells', inputs: [place.inputs[0], mask], output: id }],
    leaves: { [mask]: { shape: place.inputShape } },
    dropout: { mask, p: Number(options(place).p) },
  };
};

/** Zeros behind the channels, as shortcuts of option A have them. @throws ShapeError for any other padding. */
const padChannels: Translate = (place) => {
  const { node, inputs, inputShape } = place;
  const [[before, channels], ...others] = paddingSides(node.kind, options(place), 3) as [
    [number, number],
    ...[number, number][],
  ];
  if (inputShape.length !== 4 || before !== 0 || channels < 1 || others.flat().some((cells) => cells !== 0)) {
    throw new ShapeError(`${node.id}: the fast engine pads channels, behind, and nothing else`);
  }
  const zeros = `${node.id} zeros`;
  return {
    output: node.id,
    steps: [{ op: 'concat', inputs: [inputs[0], zeros], output: node.id, options: { dim: 1 } }],
    leaves: { [zeros]: { shape: inputShape.with(1, channels) } },
  };
};

/** @throws ShapeError if it is the batch that is to be cut up. */
const unflatten: Translate = (place) => {
  const { node, inputs, inputShape } = place;
  const [images, ...image] = layerKinds.get('Unflatten')!.output(options(place), [inputShape]);
  if (images !== inputShape[0]) {
    throw new ShapeError(`${node.id}: the fast engine leaves the batch as it is`);
  }
  return { output: node.id, steps: [{ op: 'reshape', inputs, output: node.id, options: { image } }] };
};

/** By the kind of the node. */
export const translations: Readonly<Record<string, Translate>> = {
  ...perAxes(
    'Conv',
    one((place, output) => ({
      op: 'conv',
      inputs: weighted(place),
      output,
      options: convOptions(place.node.kind, options(place)),
    })),
  ),
  ...perAxes(
    'ConvTranspose',
    one((place, output) => ({
      op: 'convTranspose',
      inputs: weighted(place),
      output,
      options: convTransposeOptions(place.node.kind, options(place)),
    })),
  ),
  Linear: one((place, output) => ({ op: 'linear', inputs: weighted(place), output })),
  ...perAxes(
    'BatchNorm',
    one((place, output) => ({
      op: 'batchNorm',
      inputs: [...weighted(place), place.own('running_mean'), place.own('running_var')],
      output,
      options: { momentum: Number(options(place).momentum), eps: Number(options(place).eps) },
    })),
  ),
  ...perAxes(
    'MaxPool',
    one((place, output) => ({
      op: 'maxPool',
      inputs: place.inputs,
      output,
      options: poolOptions(place.node.kind, options(place)),
    })),
  ),
  ...perAxes(
    'AvgPool',
    one((place, output) => {
      const { count_include_pad, divisor_override } = options(place);
      return {
        op: 'avgPool',
        inputs: place.inputs,
        output,
        options: {
          ...poolOptions(place.node.kind, options(place)),
          countIncludePad: count_include_pad === true,
          ...(typeof divisor_override === 'number' ? { divisorOverride: divisor_override } : {}),
        },
      };
    }),
  ),
  ...perAxes(
    'AdaptiveAvgPool',
    one((place, output) => ({
      op: 'adaptiveAvgPool',
      inputs: place.inputs,
      output,
      options: { outputSize: axesOption(place.node.kind, options(place), 'output_size') },
    })),
  ),
  ReLU: one(({ inputs }, output) => ({ op: 'relu', inputs, output })),
  ReLU6: one(({ inputs }, output) => ({ op: 'relu6', inputs, output })),
  Sigmoid: one(({ inputs }, output) => ({ op: 'sigmoid', inputs, output })),
  Tanh: one(({ inputs }, output) => ({ op: 'tanh', inputs, output })),
  LeakyReLU: one((place, output) => ({
    op: 'leakyRelu',
    inputs: place.inputs,
    output,
    options: { negativeSlope: Number(options(place).negative_slope) },
  })),
  Flatten: one((place, output) => ({
    op: 'flatten',
    inputs: place.inputs,
    output,
    options: { startDim: Number(options(place).start_dim), endDim: Number(options(place).end_dim) },
  })),
  Unflatten: unflatten,
  Upsample: one((place, output) => ({
    op: 'upsample',
    inputs: place.inputs,
    output,
    options: upsampleOptions(place.node.kind, options(place), place.inputShape),
  })),
  concat: one((place, output) => ({
    op: 'concat',
    inputs: place.inputs,
    output,
    options: { dim: Number(options(place).dim) },
  })),
  Identity: passOn,
  add: addAll,
  Dropout: dropout,
  ZeroPad3d: padChannels,
};
