import { describe, expect, it } from 'vitest';
import { ShapeError, Tensor } from '@engine/tensor.ts';
import { add } from '@engine/ops/add.ts';
import { batchNorm } from '@engine/ops/batch-norm.ts';
import { concat } from '@engine/ops/concat.ts';
import { crossEntropy } from '@engine/ops/cross-entropy.ts';
import { dropout } from '@engine/ops/dropout.ts';
import { flatten } from '@engine/ops/flatten.ts';
import { linear } from '@engine/ops/linear.ts';
import { logSoftmax } from '@engine/ops/log-softmax.ts';
import { softmax } from '@engine/ops/softmax.ts';
import { upsample } from '@engine/ops/upsample.ts';

const zeros = (...shape: number[]): Tensor => new Tensor(shape);

const refusals: [words: string, run: () => unknown][] = [
  [
    'batchNorm: weight must be [3], one number per channel of input [2, 3, 4], but is [4]',
    () => batchNorm([zeros(2, 3, 4), zeros(4)], { training: true }),
  ],
  [
    'batchNorm: running mean must be [3], one number per channel of input [2, 3], but is [2]',
    () => batchNorm([zeros(2, 3)], { runningMean: zeros(2), runningVar: zeros(3) }),
  ],
  [
    'batchNorm: evaluation needs a running mean and a running variance, but they were not given',
    () => batchNorm([zeros(2, 3)]),
  ],
  [
    'batchNorm: training needs more than one number per channel to take a variance, but input is [1, 3, 1, 1]',
    () => batchNorm([zeros(1, 3, 1, 1)], { training: true }),
  ],
  [
    'batchNorm: input must be [batch, channels, …] but is [3]; is its batch missing? Then make it [1, 3]',
    () => batchNorm([zeros(3)], { training: true }),
  ],
  [
    'linear: weight expects 43264 input features (weight [10, 43264]) but the last axis of input has 9216 (input [1, 9216])',
    () => linear([zeros(1, 9216), zeros(10, 43264)]),
  ],
  [
    'linear: weight expects 3 input features (weight [2, 3]) but input has no axis (input [])',
    () => linear([zeros(), zeros(2, 3)]),
  ],
  ['linear: weight must be [out features, in features] but is [10]', () => linear([zeros(1, 10), zeros(10)])],
  [
    'linear: bias must be [4], one number per output feature, but is [1]',
    () => linear([zeros(1, 3), zeros(4, 3), zeros(1)]),
  ],
  [
    'add: [2, 3] and [2, 4] do not match at axis -1: 3 and 4 differ and neither is 1',
    () => add([zeros(2, 3), zeros(2, 4)]),
  ],
  [
    'concat: inputs must agree on every axis but axis 1, but input 0 is [1, 2, 8, 8] and input 2 is [1, 3, 7, 8]',
    () => concat([zeros(1, 2, 8, 8), zeros(1, 1, 8, 8), zeros(1, 3, 7, 8)]),
  ],
  ['concat: there must be at least one input, but there is none', () => concat([])],
  [
    'flatten: axis 4 is not in [1, 2, 3], whose axes go from -3 to 2',
    () => flatten([zeros(1, 2, 3)], { startDim: 4 }),
  ],
  ['flatten: axis 1 is not in [], which has none', () => flatten([zeros()])],
  [
    'flatten: startDim 2 comes after endDim 1 in [1, 2, 3]',
    () => flatten([zeros(1, 2, 3)], { startDim: 2, endDim: 1 }),
  ],
  ['softmax: axis 1 is not in [3], whose axes go from -1 to 0', () => softmax([zeros(3)])],
  [
    'logSoftmax: axis -3 is not in [3, 2], whose axes go from -2 to 1',
    () => logSoftmax([zeros(3, 2)], { dim: -3 }),
  ],
  [
    'upsample: give either a size or a scale factor, but neither is given',
    () => upsample([zeros(1, 1, 4)], {}),
  ],
  [
    'upsample: give either a size or a scale factor, but both are given',
    () => upsample([zeros(1, 1, 4)], { size: 8, scaleFactor: 2 }),
  ],
  [
    'upsample: scale factor must be a positive number, or 2 for 2 spatial axes, but is [2]',
    () => upsample([zeros(1, 1, 4, 4)], { scaleFactor: [2] }),
  ],
  [
    'upsample: scale factor must be a positive number, or 2 for 2 spatial axes, but is -2',
    () => upsample([zeros(1, 1, 4, 4)], { scaleFactor: -2 }),
  ],
  ['upsample: input [1, 1, 0] has an empty axis', () => upsample([zeros(1, 1, 0)], { size: 4 })],
  [
    'upsample: output size must be a whole number of at least 1, but is 0',
    () => upsample([zeros(1, 1, 4)], { scaleFactor: 0.1 }),
  ],
  [
    "upsample: mode 'bilinear' is for 2 spatial axes, but input [1, 1, 4] has 1; use 'linear'",
    () => upsample([zeros(1, 1, 4)], { size: 8, mode: 'bilinear' }),
  ],
  [
    "upsample: mode must be 'nearest', 'linear', 'bilinear' or 'trilinear', but is 'cubic'",
    () => upsample([zeros(1, 1, 4)], { size: 8, mode: 'cubic' as 'linear' }),
  ],
  [
    "upsample: alignCorners is for linear modes, but mode is 'nearest'",
    () => upsample([zeros(1, 1, 4)], { size: 8, alignCorners: true }),
  ],
  [
    'crossEntropy: logits [2, 5, 3] need 6 targets, one per place, but 2 were given',
    () => crossEntropy([zeros(2, 5, 3)], { target: [0, 1] }),
  ],
  [
    'crossEntropy: logits must be [batch, classes, …] but are [5]',
    () => crossEntropy([zeros(5)], { target: [0] }),
  ],
  [
    'crossEntropy: weight must be [5], one number per class, but is [2]',
    () => crossEntropy([zeros(2, 5)], { target: [0, 1], weight: zeros(2) }),
  ],
];

describe('every other op refuses what does not fit, in words', () => {
  it.each(refusals)('%s', (words, run) => {
    expect(run).toThrow(new ShapeError(words));
    expect(run).toThrow(ShapeError);
  });

  it.each<[string, () => unknown]>([
    [
      'crossEntropy: target 1 is 5, but the classes go from 0 to 4',
      () => crossEntropy([zeros(2, 5)], { target: [0, 5] }),
    ],
    [
      "crossEntropy: reduction must be 'mean', 'sum' or 'none', but is 'max'",
      () => crossEntropy([zeros(1, 5)], { target: [0], reduction: 'max' as 'sum' }),
    ],
    [
      'crossEntropy: label smoothing must be from 0 to 1, but is 2',
      () => crossEntropy([zeros(1, 5)], { target: [0], labelSmoothing: 2 }),
    ],
    [
      'batchNorm: eps must be 0 or more, but is -1',
      () => batchNorm([zeros(2, 3)], { training: true, eps: -1 }),
    ],
    [
      'batchNorm: momentum must be from 0 to 1, but is NaN',
      () => batchNorm([zeros(2, 3)], { training: true, momentum: NaN }),
    ],
    ['dropout: p must be a chance from 0 to 1, but is 1.5', () => dropout([zeros(3)], { p: 1.5 })],
  ])('%s', (words, run) => {
    expect(run).toThrow(new RangeError(words));
    expect(run).toThrow(RangeError);
  });
});
