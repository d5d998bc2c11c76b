import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Tensor } from '@engine/tensor.ts';
import { Random } from '@engine/random.ts';
import { adaptiveAvgPool } from '@engine/ops/adaptive-avg-pool.ts';
import { add } from '@engine/ops/add.ts';
import { avgPool } from '@engine/ops/avg-pool.ts';
import { batchNorm } from '@engine/ops/batch-norm.ts';
import { blurPool } from '@engine/ops/blur-pool.ts';
import { concat } from '@engine/ops/concat.ts';
import { crossEntropy } from '@engine/ops/cross-entropy.ts';
import { dropout } from '@engine/ops/dropout.ts';
import { globalAvgPool } from '@engine/ops/global-avg-pool.ts';
import { logSoftmax } from '@engine/ops/log-softmax.ts';
import { maxPool } from '@engine/ops/max-pool.ts';
import { sumPerChannel } from '@engine/ops/planes.ts';
import { softmax } from '@engine/ops/softmax.ts';
import { upsample } from '@engine/ops/upsample.ts';
import { anyRandom, dot, normalTensor, wholeTensor } from './random-tensor.ts';

const anyPlane = fc.tuple(
  fc.integer({ min: 1, max: 2 }),
  fc.integer({ min: 1, max: 3 }),
  fc.integer({ min: 2, max: 7 }),
  fc.integer({ min: 2, max: 7 }),
);
const total = (tensor: Tensor): number => tensor.data.reduce((sum, value) => sum + value, 0);

describe('pooling', () => {
  it('a maximum is never below the mean of its window', () => {
    fc.assert(
      fc.property(anyPlane, anyRandom, fc.integer({ min: 1, max: 2 }), (shape, random, stride) => {
        const x = wholeTensor(random, ...shape);
        const most = maxPool([x], { kernelSize: 2, stride }).output;
        const mean = avgPool([x], { kernelSize: 2, stride }).output;
        most.data.forEach((value, cell) => expect(value).toBeGreaterThanOrEqual(mean.data[cell]!));
      }),
    );
  });

  it('a maximum is the number of the cell that it says it came from', () => {
    fc.assert(
      fc.property(anyPlane, anyRandom, (shape, random) => {
        const x = wholeTensor(random, ...shape);
        const { output, winners } = maxPool([x], { kernelSize: 2, padding: 1, stride: 1 });
        output.data.forEach((value, cell) => expect(x.data[winners[cell]!]).toBe(value));
      }),
    );
  });

  it('a NaN in the window of a maximum wins, so that it cannot hide', () => {
    const x = new Tensor([1, 1, 4], [1, NaN, 3, 2]);
    expect(maxPool([x], { kernelSize: 2 }).output.data).toEqual(Float32Array.of(NaN, 3));
  });

  it('a dilated window that steps over the whole input has the maximum −∞, and sends no gradient', () => {
    const { output, backward } = maxPool([new Tensor([1, 1, 1], [5])], {
      kernelSize: 2,
      stride: 1,
      padding: 1,
      dilation: 2,
    });
    expect(output.data).toEqual(Float32Array.of(-Infinity));
    expect(backward[0](new Tensor([1, 1, 1], [1])).data).toEqual(Float32Array.of(0));
  });

  it('the means of blocks that tile the input have the mean of the input', () => {
    fc.assert(
      fc.property(
        anyRandom,
        fc.integer({ min: 1, max: 3 }),
        fc.integer({ min: 1, max: 3 }),
        (random, rows, columns) => {
          const x = wholeTensor(random, 1, 1, rows * 2, columns * 4);
          const blocks = avgPool([x], { kernelSize: [2, 4] }).output;
          expect(total(blocks) * 8).toBe(total(x));
          expect(adaptiveAvgPool([x], { outputSize: [rows, columns] }).output).toEqual(blocks);
        },
      ),
    );
  });

  it('global pooling is the mean of each plane', () => {
    fc.assert(
      fc.property(anyRandom, (random) => {
        const x = wholeTensor(random, 2, 3, 4, 4);
        const means = globalAvgPool([x]).output;
        expect(means.shape).toEqual([2, 3, 1, 1]);
        expect(means).toEqual(avgPool([x], { kernelSize: 4 }).output);
      }),
    );
  });

  it('blur-pooling leaves a plane of one number as it is', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 5 }), fc.integer({ min: 1, max: 3 }), (filterSize, stride) => {
        const x = new Tensor([1, 2, 6, 7], new Float32Array(84).fill(3));
        blurPool([x], { filterSize, stride }).output.data.forEach((value) => expect(value).toBeCloseTo(3, 5));
      }),
    );
  });
});

describe('joining and stretching', () => {
  it('concat then its backward gives back the parts', () => {
    fc.assert(
      fc.property(
        anyRandom,
        fc.array(fc.integer({ min: 1, max: 3 }), { minLength: 1, maxLength: 4 }),
        (random, channels) => {
          const parts = channels.map((count) => wholeTensor(random, 2, count, 3));
          const { output, backward } = concat(parts);
          expect(backward.map((cut) => cut(output))).toEqual(parts);
        },
      ),
    );
  });

  it('the gradients of a broadcast addition sum to the whole gradient', () => {
    fc.assert(
      fc.property(anyRandom, fc.constantFrom([2, 3, 4], [3, 1], [1], [], [2, 1, 4]), (random, shape) => {
        const { output, backward } = add([wholeTensor(random, 2, 3, 4), wholeTensor(random, ...shape)]);
        const gradient = wholeTensor(random, ...output.shape);
        expect(backward[1](gradient).shape).toEqual(shape);
        expect(total(backward[1](gradient))).toBe(total(gradient));
      }),
    );
  });

  it('nearest upsampling by a whole factor repeats each cell, and average pooling undoes it', () => {
    fc.assert(
      fc.property(anyPlane, anyRandom, fc.integer({ min: 1, max: 3 }), (shape, random, scaleFactor) => {
        const x = wholeTensor(random, ...shape);
        const large = upsample([x], { scaleFactor }).output;
        expect(total(large)).toBe(total(x) * scaleFactor ** 2);
        expect(maxPool([large], { kernelSize: scaleFactor }).output).toEqual(x);
      }),
    );
  });

  it('bilinear upsampling with aligned corners keeps the corners', () => {
    fc.assert(
      fc.property(
        anyRandom,
        fc.integer({ min: 2, max: 9 }),
        fc.integer({ min: 2, max: 9 }),
        (random, rows, columns) => {
          const x = wholeTensor(random, 1, 1, 3, 4);
          const { output } = upsample([x], { size: [rows, columns], mode: 'bilinear', alignCorners: true });
          const corners = [output.data[0]!, output.data[columns - 1]!, output.data.at(-1)!];
          [x.data[0]!, x.data[3]!, x.data.at(-1)!].forEach((corner, index) =>
            expect(corners[index]).toBeCloseTo(corner, 5),
          );
        },
      ),
    );
  });
});

describe('normalising', () => {
  it('a trained batch norm leaves each channel with mean 0 and variance 1', () => {
    fc.assert(
      fc.property(anyRandom, (random) => {
        const { output } = batchNorm([normalTensor(random, 4, 3, 5)], { training: true, eps: 0 });
        sumPerChannel(output).forEach((sum) => expect(sum / 20).toBeCloseTo(0, 5));
        sumPerChannel(output, (cell) => output.data[cell]! ** 2).forEach((sum) =>
          expect(sum / 20).toBeCloseTo(1, 5),
        );
      }),
    );
  });

  it('softmax sums to 1 and does not feel a number added to all', () => {
    fc.assert(
      fc.property(anyRandom, fc.integer({ min: -1000, max: 1000 }), (random, shift) => {
        const x = wholeTensor(random, 2, 5);
        const shares = softmax([x]).output;
        expect(total(shares)).toBeCloseTo(2, 5);
        expect(softmax([add([x, new Tensor([1], [shift])]).output]).output).toEqual(shares);
      }),
    );
  });

  it('softmax and its logarithm stay finite for numbers whose powers are not, wherever the largest stands', () => {
    for (const logits of [
      [0, 1000],
      [1000, 0],
    ]) {
      const x = new Tensor([1, 2], logits);
      expect(softmax([x]).output.data).toEqual(Float32Array.from(logits, (value) => value / 1000));
      expect(logSoftmax([x]).output.data).toEqual(Float32Array.from(logits, (value) => value - 1000));
    }
  });

  it('the cross-entropy of even logits is the logarithm of the number of classes', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 20 }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        (classes, labelSmoothing) => {
          const { output } = crossEntropy([new Tensor([3, classes])], { target: [0, 0, 0], labelSmoothing });
          expect(output.data[0]).toBeCloseTo(Math.log(classes), 5);
        },
      ),
    );
  });
});

describe('dropout', () => {
  it('changes nothing in evaluation', () => {
    const x = wholeTensor(new Random(1), 3, 4);
    expect(dropout([x], { p: 0.9 }).output).toEqual(x);
  });

  it('drops about the share p and scales up the rest, so that the mean stays', () => {
    const x = new Tensor([100, 100], new Float32Array(1e4).fill(1));
    const { output } = dropout([x], { p: 0.25, random: new Random(7) });
    const kept = output.data.filter((value) => value !== 0);
    expect(kept.length / output.size).toBeCloseTo(0.75, 1);
    expect(new Set(kept)).toEqual(new Set([Math.fround(1 / 0.75)]));
    expect(total(output) / output.size).toBeCloseTo(1, 1);
  });

  it('sends gradients back through the cells that it kept, and no others', () => {
    fc.assert(
      fc.property(anyRandom, (random) => {
        const ones = new Tensor([20], new Float32Array(20).fill(1));
        const { output, backward } = dropout([ones], { random });
        expect(backward[0](ones)).toEqual(output);
        expect(dot(output, ones)).toBe(2 * output.data.filter((value) => value > 0).length);
      }),
    );
  });

  it('drops everything at p = 1', () => {
    const x = new Tensor([2], [3, 4]);
    expect(dropout([x], { p: 1, random: new Random(1) }).output.data).toEqual(Float32Array.of(0, 0));
  });
});
