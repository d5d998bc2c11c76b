import { layerKinds } from '../layers/index.ts';
import { ClassValue, External, type Value } from './values.ts';

/** Names of torch.nn that make a layer known here: layerKinds without what `forward` does by itself. */
export const layerNames: ReadonlySet<string> = new Set(
  [...layerKinds.keys()].filter((name) => /^[A-Z]/.test(name)),
);

/** PyTorch's classes that hold other modules. */
export const containers = {
  Module: new ClassValue('Module', [], null),
  Sequential: new ClassValue('Sequential', [], null),
  ModuleList: new ClassValue('ModuleList', [], null),
  ModuleDict: new ClassValue('ModuleDict', [], null),
};

/** Layers of torch.nn that exist but are not analysed here: named as such, not as a typing slip. */
export const otherLayers: ReadonlySet<string> = new Set(
  `RNN LSTM GRU RNNCell LSTMCell GRUCell Transformer TransformerEncoder TransformerDecoder TransformerEncoderLayer
  TransformerDecoderLayer MultiheadAttention Embedding EmbeddingBag Bilinear LazyLinear LazyConv1d LazyConv2d LazyConv3d
  LazyBatchNorm2d Fold Unfold FractionalMaxPool2d LPPool1d LPPool2d MaxUnpool1d MaxUnpool2d MaxUnpool3d SyncBatchNorm
  CrossMapLRN2d RMSNorm ChannelShuffle PixelUnshuffle CosineSimilarity PairwiseDistance DataParallel Parameter
  ParameterList ParameterDict Softmax2d Softmin Softsign Softshrink Hardshrink Tanhshrink Threshold LogSigmoid CELU GLU RReLU
  UpsamplingNearest2d UpsamplingBilinear2d AdaptiveLogSoftmaxWithLoss Buffer`.split(/\s+/),
);

const shortcuts: ReadonlyMap<string, string> = new Map([
  ['torch.nn.modules.module.Module', 'torch.nn.Module'],
]);

/** The value that a full name stands for: a container class, or the name itself. */
export function resolve(path: string): Value {
  const plain = shortcuts.get(path) ?? path.replace(/^torch\.nn\.modules\.(?:\w+\.)?(?=[A-Z])/, 'torch.nn.');
  const container = /^torch\.nn\.(\w+)$/.exec(plain)?.[1];
  if (container !== undefined && Object.hasOwn(containers, container))
    return containers[container as keyof typeof containers];
  return new External(plain);
}

/** 'Conv2d' for 'torch.nn.Conv2d', when that could be a layer at all. */
export function layerNameOf(path: string): string | null {
  return /^torch\.nn\.(\w+)$/.exec(path)?.[1] ?? null;
}

/** How source usually spells a full name: nn.Conv2d, F.relu, torch.cat. */
export function usualName(path: string): string {
  return path
    .replace(/^torch\.nn\.functional\./, 'F.')
    .replace(/^torch\.nn\./, 'nn.')
    .replace(/^builtins\./, '');
}
