import { Tensor } from '@engine/tensor.ts';
import type { Op } from '@engine/ops/op.ts';

export interface LocalResponseNormOptions {
  size: number;
  alpha: number;
  beta: number;
  k: number;
}

/**
 * Each cell is divided by (k + α·m)^β, where m is the mean square over `size` neighbouring channels at its place
 * (Krizhevsky, Sutskever & Hinton 2012, section 3.3, with PyTorch's mean in place of the sum).
 * [batch, channels, …] → the same.
 */
export const localResponseNorm: Op<readonly [input: Tensor], [options: LocalResponseNormOptions]> = (
  [input],
  { size, alpha, beta, k },
) => {
  const x = input.data;
  const [before, after] = [Math.floor(size / 2), Math.floor((size - 1) / 2)];
  const across = (values: Float32Array, low: number, high: number) =>
    sumAcross(input.shape, values, low, high);
  const squares = across(
    x.map((value) => value * value),
    before,
    after,
  );
  const base = squares.map((sum) => k + (alpha / size) * sum);
  const output = x.map((value, cell) => value * base[cell]! ** -beta);
  const inputGradient = (gradient: Tensor): Tensor => {
    const pulled = gradient.data.map((g, cell) => g * x[cell]! * base[cell]! ** (-beta - 1));
    const fromNeighbours = across(pulled, after, before);
    return new Tensor(
      input.shape,
      gradient.data.map(
        (g, cell) =>
          g * base[cell]! ** -beta - ((2 * alpha * beta) / size) * x[cell]! * fromNeighbours[cell]!,
      ),
    );
  };
  return { output: new Tensor(input.shape, output), backward: [inputGradient] };
};

/** For each cell, the sum over the channels from `before` below to `after` above its own, at its place. */
function sumAcross(
  shape: Tensor['shape'],
  values: Float32Array,
  before: number,
  after: number,
): Float32Array {
  const channels = shape[1]!;
  const plane = values.length / (shape[0]! * channels);
  return values.map((_, cell) => {
    const channel = Math.floor(cell / plane) % channels;
    let sum = 0;
    for (
      let other = Math.max(0, channel - before);
      other <= Math.min(channels - 1, channel + after);
      other++
    ) {
      sum += values[cell + (other - channel) * plane]!;
    }
    return sum;
  });
}
