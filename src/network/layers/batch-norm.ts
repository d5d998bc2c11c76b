import { type Shape, ShapeError, formatShape, sizeOf } from '@engine/tensor.ts';
import type { LayerKind, Options, OptionValue } from '../layer.ts';
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
  const output = (options: Options, inputs: readonly Shape[]) => {
    const input = only(name, inputs);
    const channels = numberOption(name, options, 'num_features');
    if (!ranks.includes(input.length)) {
      throw new ShapeError(
        `${name}: input should have ${ranks.join(' or ')} axes but is ${formatShape(input)}`,
      );
    }
    // Without numbers per channel, PyTorch has nothing to compare with the input.
    if (input[1] !== channels && (options.affine || options.track_running_stats)) {
      throw new ShapeError(
        `${name}: num_features is ${channels} but the input has ${input[1]} channels (input ${formatShape(input)})`,
      );
    }
    return input;
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
      bool('bias', true),
    ],
    output,
    parameters: (options) => affineParameters(options, options.num_features),
    buffers: (options) =>
      options.track_running_stats
        ? { ...perChannel(['running_mean', 'running_var'], options.num_features), num_batches_tracked: [] }
        : {},
    cost: (_options, _inputs, output) => ({ ...noCost, normMacs: macsPerCell * sizeOf(output) }),
    note: (options) => (options.track_running_stats ? undefined : statisticsNote),
  });
}

/** One number per channel under each of the names. */
const perChannel = (names: readonly string[], channels: OptionValue | undefined): Record<string, Shape> =>
  Object.fromEntries(names.map((name) => [name, [Number(channels)]]));

/** Scale and shift, as far as there are any. */
export const affineParameters = (
  { affine, bias }: Options,
  channels: OptionValue | undefined,
): Record<string, Shape> => (affine ? perChannel(bias ? ['weight', 'bias'] : ['weight'], channels) : {});

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
