import { convTranspose } from '@engine/ops/conv-transpose.ts';
import { conv } from '@engine/ops/conv.ts';
import { upsample } from '@engine/ops/upsample.ts';
import type { Random } from '@engine/random.ts';
import { Tensor, sizeOf } from '@engine/tensor.ts';

/** The ways of doubling a picture's sides that are compared. */
export const methods = ['transposed', 'nearest', 'bilinear', 'sub-pixel'] as const;
export type Method = (typeof methods)[number];

/** What a generator is made with. */
export interface Making {
  /** Of the transposed convolutions; the others have kernels of 3. */
  readonly kernel: number;
  /** Begins the four filters that a sub-pixel layer puts side by side alike (Aitken et al. 2017). */
  readonly icnr: boolean;
}

/** Doubles the sides: [batch, in, side, side] → [batch, out, 2 side, 2 side], with weights fresh from `random`. */
export type Doubling = (input: Tensor, out: number, random: Random, making: Making) => Tensor;

/** Normal weights of this shape; `terms` is how many products an output sums, which keeps its variance. */
function weights(shape: readonly number[], terms: number, random: Random): Tensor {
  const deviation = 1 / Math.sqrt(terms);
  return new Tensor(
    shape,
    Float32Array.from({ length: sizeOf(shape) }, () => random.normal(0, deviation)),
  );
}

/** Padding and output padding with which stride 2 doubles a length exactly. */
export const doublingPadding = (kernel: number) => ({
  padding: Math.floor((kernel - 1) / 2),
  outputPadding: kernel % 2,
});

const conv3 = (input: Tensor, weight: Tensor): Tensor => conv([input, weight], { padding: 1 }).output;

const resized =
  (mode: 'nearest' | 'bilinear'): Doubling =>
  (input, out, random) => {
    const channels = input.shape[1]!;
    const large = upsample([input], { scaleFactor: 2, mode }).output;
    return conv3(large, weights([out, channels, 3, 3], channels * 9, random));
  };

/**
 * PyTorch's PixelShuffle by 2: four channels become a square of four cells. It is a transposed convolution whose
 * kernel is as long as its stride, with a single 1 in each filter.
 */
export function pixelShuffle(input: Tensor): Tensor {
  const channels = input.shape[1]!;
  const oneHot = new Tensor([channels, 1, 2, 2]);
  for (let channel = 0; channel < channels; channel++) oneHot.data[channel * 4 + (channel % 4)] = 1;
  return convTranspose([input, oneHot], { stride: 2, groups: channels / 4 }).output;
}

/** Each of `out` filters four times over. */
function fourAlike(filters: Tensor): Tensor {
  const [out, ...rest] = filters.shape;
  const size = sizeOf(rest);
  const copies = new Tensor([4 * out!, ...rest]);
  copies.data.forEach((_, cell) => {
    copies.data[cell] = filters.data[Math.floor(cell / size / 4) * size + (cell % size)]!;
  });
  return copies;
}

export const doublings: Readonly<Record<Method, Doubling>> = {
  transposed(input, out, random, { kernel }) {
    const channels = input.shape[1]!;
    const weight = weights([channels, out, kernel, kernel], (channels * kernel ** 2) / 4, random);
    return convTranspose([input, weight], { stride: 2, ...doublingPadding(kernel) }).output;
  },
  nearest: resized('nearest'),
  bilinear: resized('bilinear'),
  'sub-pixel'(input, out, random, { icnr }) {
    const channels = input.shape[1]!;
    const terms = channels * 9;
    const weight = icnr
      ? fourAlike(weights([out, channels, 3, 3], terms, random))
      : weights([4 * out, channels, 3, 3], terms, random);
    return pixelShuffle(conv3(input, weight));
  },
};
