import { Tensor } from '../tensor.ts';
import { spatial } from '../shape/axes.ts';
import { type BlurPoolOptions, blurPoolShape, blurPoolWindows } from '../shape/blur-pool.ts';
import { gather, scatter } from './contract.ts';
import type { Op } from './op.ts';
import type { Sliding } from './taps.ts';

/**
 * Each output cell is the mean of its window weighted by a binomial filter, so that striding loses no more than the blur did
 * (Zhang 2019, "Making convolutional networks shift-invariant again", section 3).
 * [batch, channels, …] → [batch, channels, …]. It is a convolution of each channel by itself, with fixed weights and mirrored edges.
 * @throws ShapeError if an axis is too short to be mirrored.
 */
export const blurPool: Op<readonly [input: Tensor], [options?: BlurPoolOptions]> = (
  [input],
  options = {},
) => {
  const shape = blurPoolShape(input.shape, options);
  const channels = input.shape[1]!;
  const windows = blurPoolWindows(options, shape.length - 2);
  const sliding: Sliding = {
    batch: input.shape[0]!,
    groups: channels,
    inputChannels: channels,
    outputChannels: channels,
    input: spatial(input.shape),
    output: spatial(shape),
    windows,
    mode: 'reflect',
  };
  const filter = binomialFilter(
    channels,
    windows.map((window) => window.kernel),
  );
  return {
    output: gather(sliding, input, filter, shape),
    backward: [(gradient) => scatter(sliding, gradient, filter, input.shape)],
  };
};

/** The same filter for every channel, [channels, 1, …kernel]: products of binomial rows, such as [1, 3, 3, 1], that sum to 1. */
function binomialFilter(channels: number, kernel: readonly number[]): Tensor {
  let filter = [1];
  for (const length of kernel) {
    const row = binomialRow(length);
    filter = filter.flatMap((outer) => row.map((share) => outer * share));
  }
  return new Tensor([channels, 1, ...kernel], Array.from({ length: channels }, () => filter).flat());
}

/** A row of Pascal's triangle over its sum. */
function binomialRow(length: number): number[] {
  let row = [1];
  while (row.length < length) row = [...row, 0].map((value, index) => (value + (row[index - 1] ?? 0)) / 2);
  return row;
}
