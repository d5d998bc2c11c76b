import { describe, expect, it } from 'vitest';
import { ShapeError, Tensor } from '@engine/tensor.ts';
import { adaptiveAvgPool } from '@engine/ops/adaptive-avg-pool.ts';
import { adaptiveMaxPool } from '@engine/ops/adaptive-max-pool.ts';
import { avgPool } from '@engine/ops/avg-pool.ts';
import { blurPool } from '@engine/ops/blur-pool.ts';
import { conv } from '@engine/ops/conv.ts';
import { convTranspose } from '@engine/ops/conv-transpose.ts';
import { globalAvgPool } from '@engine/ops/global-avg-pool.ts';
import { maxPool } from '@engine/ops/max-pool.ts';

const zeros = (...shape: number[]): Tensor => new Tensor(shape);

const refusals: [words: string, run: () => unknown][] = [
  ['tensor: shape [2, 3] has 6 cells but 5 numbers were given', () => new Tensor([2, 3], [1, 2, 3, 4, 5])],
  [
    'tensor: lengths must be whole numbers of at least 0, but the shape is [-2, -3]',
    () => new Tensor([-2, -3], [1, 2, 3, 4, 5, 6]),
  ],
  [
    'tensor: lengths must be whole numbers of at least 0, but the shape is [1.5, 2]',
    () => new Tensor([1.5, 2]),
  ],

  [
    'conv: weight expects 16 input channels (weight [32, 16, 3, 3]) but input has 3 (input [1, 3, 28, 28])',
    () => conv([zeros(1, 3, 28, 28), zeros(32, 16, 3, 3)]),
  ],
  [
    'conv: weight expects 16 input channels in 4 groups (weight [8, 4, 3]) but input has 4 (input [1, 4, 9])',
    () => conv([zeros(1, 4, 9), zeros(8, 4, 3)], { groups: 4 }),
  ],
  [
    'conv: 4 groups cannot share 6 output channels evenly (weight [6, 1, 3])',
    () => conv([zeros(1, 4, 9), zeros(6, 1, 3)], { groups: 4 }),
  ],
  [
    'conv: groups must be a whole number of at least 1, but is 0',
    () => conv([zeros(1, 4, 9), zeros(6, 4, 3)], { groups: 0 }),
  ],
  [
    'conv: input must be [batch, channels, height, width] but is [3, 28, 28]; is its batch missing? Then make it [1, 3, 28, 28]',
    () => conv([zeros(3, 28, 28), zeros(4, 3, 3, 3)]),
  ],
  [
    'conv: weight must have two channel axes and at least one spatial axis, but is [4, 3]',
    () => conv([zeros(1, 3, 9), zeros(4, 3)]),
  ],
  [
    'conv: bias must be [4], one number per output channel, but is [3]',
    () => conv([zeros(1, 3, 9), zeros(4, 3, 3), zeros(3)]),
  ],
  [
    'conv: stride must be a whole number of at least 1, but is 0',
    () => conv([zeros(1, 3, 9), zeros(4, 3, 3)], { stride: 0 }),
  ],
  [
    'conv: dilation must be a whole number of at least 1, but is 1.5',
    () => conv([zeros(1, 3, 9), zeros(4, 3, 3)], { dilation: 1.5 }),
  ],
  [
    'conv: padding must be a whole number of at least 0, but is -1',
    () => conv([zeros(1, 3, 9), zeros(4, 3, 3)], { padding: -1 }),
  ],
  [
    'conv: stride must be one number, or 2 for 2 spatial axes, but is [1, 2, 3]',
    () => conv([zeros(1, 3, 9, 9), zeros(4, 3, 3, 3)], { stride: [1, 2, 3] }),
  ],
  [
    "conv: padding 'same' needs stride 1, but stride is [2]",
    () => conv([zeros(1, 3, 9), zeros(4, 3, 3)], { padding: 'same', stride: 2 }),
  ],
  [
    "conv: padding must be a number, 'same' or 'valid', but is 'full'",
    () => conv([zeros(1, 3, 9), zeros(4, 3, 3)], { padding: 'full' as 'same' }),
  ],
  [
    "conv: padding mode must be zeros, circular, reflect or replicate, but is 'mirror'",
    () => conv([zeros(1, 3, 9), zeros(4, 3, 3)], { paddingMode: 'mirror' as 'reflect' }),
  ],
  [
    'conv: reflect padding of a width of 3 can be at most 2, but padding is 3',
    () => conv([zeros(1, 1, 9, 3), zeros(1, 1, 3, 3)], { padding: 3, paddingMode: 'reflect' }),
  ],
  [
    'conv: circular padding of a length of 3 can be at most 3, but padding is 4',
    () => conv([zeros(1, 1, 3), zeros(1, 1, 3)], { padding: 4, paddingMode: 'circular' }),
  ],
  [
    'conv: the kernel reaches over 5 cells of the height but the padded input has 3; the smallest height that would do is 3',
    () => conv([zeros(1, 1, 1, 9), zeros(1, 1, 3, 3)], { padding: 1, dilation: 2 }),
  ],

  [
    'convTranspose: weight expects 5 input channels (weight [5, 2, 3]) but input has 4 (input [1, 4, 6])',
    () => convTranspose([zeros(1, 4, 6), zeros(5, 2, 3)]),
  ],
  [
    'convTranspose: output padding of the height must be smaller than its stride or its dilation, but is 2 (stride 2, dilation 1)',
    () => convTranspose([zeros(1, 4, 6, 6), zeros(4, 2, 3, 3)], { stride: 2, outputPadding: [2, 1] }),
  ],
  [
    'convTranspose: padding cuts 2 cells off a length of 2, and nothing is left; the padding can cut off 1 in all',
    () => convTranspose([zeros(1, 1, 1), zeros(1, 1, 2)], { padding: 1 }),
  ],
  [
    'convTranspose: padding cuts 4 cells off a length of 3, and nothing is left; the padding can cut off 2 in all',
    () => convTranspose([zeros(1, 1, 1), zeros(1, 1, 3)], { padding: 2 }),
  ],
  [
    'convTranspose: 2 groups cannot share 3 input channels evenly (weight [3, 1, 3])',
    () => convTranspose([zeros(1, 3, 4), zeros(3, 1, 3)], { groups: 2 }),
  ],
  [
    'convTranspose: bias must be [2], one number per output channel, but is [4]',
    () => convTranspose([zeros(1, 4, 6), zeros(4, 2, 3), zeros(4)]),
  ],

  [
    'maxPool: the kernel reaches over 3 cells of the width but the padded input has 2; the smallest width that would do is 3',
    () => maxPool([zeros(1, 1, 4, 2)], { kernelSize: 3 }),
  ],
  [
    'maxPool: the kernel reaches over 5 cells of the length but the padded input has 2; the smallest length that would do is 4',
    () => maxPool([zeros(1, 1, 2)], { kernelSize: 5, stride: 2, ceilMode: true }),
  ],
  [
    'maxPool: padding can be at most 1, half of the 3 cells the kernel reaches over, but is 2',
    () => maxPool([zeros(1, 1, 4, 4)], { kernelSize: 3, padding: 2 }),
  ],
  [
    'maxPool: input must be [batch, channels, height, width] but is [1, 1, 4]; is its batch missing? Then make it [1, 1, 1, 4]',
    () => maxPool([zeros(1, 1, 4)], { kernelSize: [2, 2] }),
  ],
  [
    'avgPool: kernel size must be a whole number of at least 1, but is 0',
    () => avgPool([zeros(1, 1, 4)], { kernelSize: 0 }),
  ],
  [
    'avgPool: divisor override must be a number other than 0, but is 0',
    () => avgPool([zeros(1, 1, 4)], { kernelSize: 2, divisorOverride: 0 }),
  ],
  [
    'avgPool: divisor override must be a number other than 0, but is NaN',
    () => avgPool([zeros(1, 1, 4)], { kernelSize: 2, divisorOverride: NaN }),
  ],
  [
    'maxPool: input [1, 1, 0, 5] has an empty axis',
    () => maxPool([zeros(1, 1, 0, 5)], { kernelSize: 2, padding: 1 }),
  ],
  [
    'avgPool: input must be [batch, channels, length, …] but is [4, 4]; is its batch missing? Then make it [1, 4, 4]',
    () => avgPool([zeros(4, 4)], { kernelSize: 2 }),
  ],
  [
    'adaptiveAvgPool: output size must be one number, or 2 for 2 spatial axes, but is [2]',
    () => adaptiveAvgPool([zeros(1, 1, 4, 4)], { outputSize: [2] }),
  ],
  [
    'adaptiveAvgPool: input [1, 1, 0, 4] has an empty axis',
    () => adaptiveAvgPool([zeros(1, 1, 0, 4)], { outputSize: 2 }),
  ],
  [
    'adaptiveMaxPool: output size must be a whole number of at least 1, but is 0',
    () => adaptiveMaxPool([zeros(1, 1, 4)], { outputSize: 0 }),
  ],
  [
    'globalAvgPool: input must be [batch, channels, length, …] but is [2, 3]; is its batch missing? Then make it [1, 2, 3]',
    () => globalAvgPool([zeros(2, 3)]),
  ],
  [
    'blurPool: reflect padding of a length of 2 can be at most 1, but padding is 2',
    () => blurPool([zeros(1, 1, 2)], { filterSize: 4 }),
  ],
  [
    'blurPool: filter size must be a whole number of at least 1, but is 0',
    () => blurPool([zeros(1, 1, 8)], { filterSize: 0 }),
  ],
];

describe('every op that slides a window refuses what does not fit, in words', () => {
  it.each(refusals)('%s', (words, run) => {
    expect(run).toThrow(new ShapeError(words));
    expect(run).toThrow(ShapeError);
  });
});
