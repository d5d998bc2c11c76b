import { batchNormShape } from '@engine/shape/batch-norm.ts';
import { type Shape, ShapeError, formatShape, sizeOf } from '@engine/tensor.ts';
import type { LayerKind, OptionValue } from '../layer.ts';
import { defineLayer, noCost, numberOption, only } from './define.ts';
import { bool, count, float } from './signature.ts';

interface Variant {
  name: string;
  ranks: readonly number[];
  affine: boolean;
  trackRunningStats: boolean;
  /** MACs per cell when the network is used: with saved statistics one; with the input's own, the mean and the variance too. */
  macsPerCell: number;
}

/** Batch norm (Ioffe & Szegedy 2015) and instance norm (Ulyanov et al. 2016), counted as when evaluating. */
function channelNorm({ name, ranks, affine, trackRunningStats, macsPerCell }: Variant): LayerKind {
  const check = (input: Shape, channels: number) => {
    if (!ranks.includes(input.length)) {
      throw new ShapeError(
        `${name}: input should have ${ranks.join(' or ')} axes but is ${formatShape(input)}`,
      );
    }
    if (input[1] !== channels) {
      throw new ShapeError(
        `${name}: num_features is ${channels} but the input has ${input[1]} channels (input ${formatShape(input)})`,
      );
    }
    return batchNormShape(input, { weight: [channels] });
  };
  return defineLayer({
    name,
    role: 'normalisation',
    signature: [
      count('num_features'),
      float('eps', 1e-5),
      float('momentum', 0.1),
      bool('affine', affine),
      bool('track_running_stats', trackRunningStats),
    ],
    output: (options, inputs) => check(only(name, inputs), numberOption(name, options, 'num_features')),
    parameters: (options) => (options.affine ? perChannel(['weight', 'bias'], options.num_features) : {}),
    buffers: (options) =>
      options.track_running_stats
        ? { ...perChannel(['running_mean', 'running_var'], options.num_features), num_batches_tracked: [] }
        : {},
    cost: (_options, _inputs, output) => ({ ...noCost, normMacs: macsPerCell * sizeOf(output) }),
    note: () => statisticsNote,
  });
}

/** One number per channel under each of the names. */
export const perChannel = (
  names: readonly string[],
  channels: OptionValue | undefined,
): Record<string, Shape> => Object.fromEntries(names.map((name) => [name, [Number(channels)]]));

export const statisticsNote =
  'Means and variances taken over the image are not counted in the receptive field.';

const axes = [1, 2, 3];

export const channelNorms = [
  ...axes.map((rank) =>
    channelNorm({
      name: `BatchNorm${rank}d`,
      ranks: rank === 1 ? [2, 3] : [rank + 2],
      affine: true,
      trackRunningStats: true,
      macsPerCell: 1,
    }),
  ),
  ...axes.map((rank) =>
    channelNorm({
      name: `InstanceNorm${rank}d`,
      ranks: [rank + 2],
      affine: false,
      trackRunningStats: false,
      macsPerCell: 3,
    }),
  ),
];
