import type { LayerKind } from '../layer.ts';
import { activations } from './activation.ts';
import { adaptivePools } from './adaptive.ts';
import { channelNorms } from './batch-norm.ts';
import { convolutions } from './convolution.ts';
import { dropouts } from './dropout.ts';
import { input } from './input.ts';
import { joins } from './join.ts';
import { linear } from './linear.ts';
import { mean } from './mean.ts';
import { groupNorm, layerNorm, localResponseNorm } from './normalisation.ts';
import { paddings } from './padding.ts';
import { pools } from './pooling.ts';
import { flatten, identity, reshape, unflatten } from './reshape.ts';
import { transposedConvolutions } from './transposed.ts';
import { unknown } from './unknown.ts';
import { pixelShuffle, upsample } from './upsampling.ts';

const all: readonly LayerKind[] = [
  input,
  ...convolutions,
  ...transposedConvolutions,
  ...pools,
  ...adaptivePools,
  ...channelNorms,
  layerNorm,
  groupNorm,
  localResponseNorm,
  linear,
  ...activations,
  ...dropouts,
  flatten,
  unflatten,
  reshape,
  identity,
  upsample,
  pixelShuffle,
  ...paddings,
  ...joins,
  mean,
  unknown,
];

/** Every kind of layer Fieldbook knows, by name: PyTorch's classes, and in lower case what `forward` does without one. */
export const layerKinds: ReadonlyMap<string, LayerKind> = new Map(all.map((kind) => [kind.name, kind]));
