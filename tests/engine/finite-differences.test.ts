import { describe, expect, it } from 'vitest';
import { Tensor } from '@engine/tensor.ts';
import { Random } from '@engine/random.ts';
import { adaptiveAvgPool } from '@engine/ops/adaptive-avg-pool.ts';
import { adaptiveMaxPool } from '@engine/ops/adaptive-max-pool.ts';
import { add } from '@engine/ops/add.ts';
import { avgPool } from '@engine/ops/avg-pool.ts';
import { batchNorm } from '@engine/ops/batch-norm.ts';
import { blurPool } from '@engine/ops/blur-pool.ts';
import { concat } from '@engine/ops/concat.ts';
import { conv } from '@engine/ops/conv.ts';
import { convTranspose } from '@engine/ops/conv-transpose.ts';
import { crossEntropy } from '@engine/ops/cross-entropy.ts';
import { dropout } from '@engine/ops/dropout.ts';
import { elu } from '@engine/ops/elu.ts';
import { flatten } from '@engine/ops/flatten.ts';
import { globalAvgPool } from '@engine/ops/global-avg-pool.ts';
import { hardsigmoid } from '@engine/ops/hardsigmoid.ts';
import { hardswish } from '@engine/ops/hardswish.ts';
import { leakyRelu } from '@engine/ops/leaky-relu.ts';
import { linear } from '@engine/ops/linear.ts';
import { logSoftmax } from '@engine/ops/log-softmax.ts';
import { maxPool } from '@engine/ops/max-pool.ts';
import type { Op, Pass } from '@engine/ops/op.ts';
import { relu } from '@engine/ops/relu.ts';
import { relu6 } from '@engine/ops/relu6.ts';
import { sigmoid } from '@engine/ops/sigmoid.ts';
import { silu } from '@engine/ops/silu.ts';
import { softmax } from '@engine/ops/softmax.ts';
import { tanh } from '@engine/ops/tanh.ts';
import { upsample } from '@engine/ops/upsample.ts';
import { apartTensor, dot, normalTensor } from './random-tensor.ts';

type Run = (inputs: readonly Tensor[]) => Pass<readonly Tensor[]>;

/** An op with its options put in, as a function of its inputs alone. */
const fix = <Inputs extends readonly (Tensor | undefined)[], Options extends readonly unknown[]>(
  op: Op<Inputs, Options>,
  ...options: Options
): Run => ((inputs: Inputs) => op(inputs, ...options)) as unknown as Run;

/** A random size around which shapes are drawn: small, and not the same on every axis. */
type Draw = (random: Random) => { run: Run; shapes: number[][] };

const size = (random: Random): number => 4 + random.below(3);
const plane = (random: Random): number[] => [1 + random.below(2), 2, size(random), size(random)];

const draws: Record<string, Draw> = {
  conv: (random) => {
    const stride = 1 + random.below(2);
    return {
      run: fix(conv, { stride, padding: 1, dilation: 1 + random.below(2), groups: 2 }),
      shapes: [[2, 2, size(random), size(random)], [4, 1, 2, 3], [4]],
    };
  },
  'conv with circular padding': (random) => ({
    run: fix(conv, { padding: 'same', paddingMode: 'circular' }),
    shapes: [
      [1, 2, size(random)],
      [3, 2, 1 + random.below(4)],
    ],
  }),
  'conv with reflect padding': (random) => ({
    run: fix(conv, { padding: 2, paddingMode: 'reflect' }),
    shapes: [[1, 1, 3, size(random), 4], [2, 1, 2, 3, 2], [2]],
  }),
  convTranspose: (random) => ({
    run: fix(convTranspose, { stride: 2, padding: 1, outputPadding: random.below(2), groups: 2 }),
    shapes: [[1, 2, size(random), 3], [2, 2, 3, 3], [4]],
  }),
  maxPool: (random) => ({
    run: fix(maxPool, { kernelSize: 3, stride: 1 + random.below(3), padding: 1 }),
    shapes: [plane(random)],
  }),
  avgPool: (random) => ({
    run: fix(avgPool, {
      kernelSize: 3,
      stride: 2,
      padding: 1,
      ceilMode: true,
      countIncludePad: random.below(2) === 0,
    }),
    shapes: [plane(random)],
  }),
  adaptiveAvgPool: (random) => ({
    run: fix(adaptiveAvgPool, { outputSize: [3, 2] }),
    shapes: [plane(random)],
  }),
  adaptiveMaxPool: (random) => ({
    run: fix(adaptiveMaxPool, { outputSize: [3, 2] }),
    shapes: [plane(random)],
  }),
  globalAvgPool: (random) => ({ run: fix(globalAvgPool), shapes: [plane(random)] }),
  'batchNorm while training': (random) => ({
    run: fix(batchNorm, { training: true }),
    shapes: [plane(random), [2], [2]],
  }),
  'batchNorm in evaluation': (random) => ({
    run: fix(batchNorm, { runningMean: normalTensor(random, 2), runningVar: new Tensor([2], [0.5, 2]) }),
    shapes: [plane(random), [2], [2]],
  }),
  linear: (random) => ({ run: fix(linear), shapes: [[2, size(random) + 1, 3], [4, 3], [4]] }),
  relu: (random) => ({ run: fix(relu), shapes: [plane(random)] }),
  relu6: (random) => ({ run: fix(relu6), shapes: [[1, 60 * size(random)]] }),
  leakyRelu: (random) => ({ run: fix(leakyRelu, { negativeSlope: 0.3 }), shapes: [plane(random)] }),
  sigmoid: (random) => ({ run: fix(sigmoid), shapes: [[size(random)]] }),
  tanh: (random) => ({ run: fix(tanh), shapes: [[size(random)]] }),
  silu: (random) => ({ run: fix(silu), shapes: [plane(random)] }),
  hardsigmoid: (random) => ({ run: fix(hardsigmoid), shapes: [[1, 30 * size(random)]] }),
  hardswish: (random) => ({ run: fix(hardswish), shapes: [[1, 30 * size(random)]] }),
  elu: (random) => ({ run: fix(elu, { alpha: 0.3 + random.below(3) }), shapes: [plane(random)] }),
  dropout: (random) => {
    const { state } = random;
    // A generator in the same state each time drops the same cells each time.
    return {
      run: (inputs) => fix(dropout, { p: 0.4, random: new Random(state) })(inputs),
      shapes: [plane(random)],
    };
  },
  flatten: (random) => ({ run: fix(flatten), shapes: [plane(random)] }),
  add: (random) => ({
    run: fix(add),
    shapes: [
      [2, 3, size(random)],
      [3, 1],
    ],
  }),
  concat: (random) => ({
    run: fix(concat) as Run,
    shapes: [
      [2, 1, 3],
      [2, size(random), 3],
      [2, 2, 3],
    ],
  }),
  'upsample nearest': (random) => ({ run: fix(upsample, { size: size(random) }), shapes: [[1, 2, 3, 5]] }),
  'upsample bilinear': (random) => ({
    run: fix(upsample, { size: size(random) + 2, mode: 'bilinear', alignCorners: random.below(2) === 0 }),
    shapes: [[1, 2, 3, 5]],
  }),
  blurPool: (random) => ({
    run: fix(blurPool, { filterSize: 2 + random.below(3) }),
    shapes: [plane(random)],
  }),
  softmax: (random) => ({ run: fix(softmax), shapes: [[2, size(random), 2]] }),
  logSoftmax: (random) => ({ run: fix(logSoftmax, { dim: -1 }), shapes: [[2, size(random)]] }),
  crossEntropy: (random) => ({
    run: fix(crossEntropy, {
      target: [2, 0, 1, 3],
      labelSmoothing: 0.1,
      ignoreIndex: 1,
      weight: new Tensor([4], [0.5, 1, 2, 1.5]),
      reduction: (['mean', 'sum', 'none'] as const)[random.below(3)]!,
    }),
    shapes: [[2, 4, 2]],
  }),
};

/** Inputs lie further apart than twice the step, so that no maximum changes hands and no number crosses 0. */
const STEP = 1 / 64;
const GAP = 1 / 16;

describe.each(Object.entries(draws))('the gradient of %s', (_, draw) => {
  it.each([1, 2, 3, 4, 5])('is the slope that finite differences measure (seed %i)', (seed) => {
    const random = new Random(seed);
    const { run, shapes } = draw(random);
    const inputs = shapes.map((shape) => apartTensor(random, GAP, ...shape));
    const { output, backward } = run(inputs);
    const upstream = normalTensor(random, ...output.shape);

    inputs.forEach((input, index) => {
      const gradient = backward[index]!(upstream);
      expect(gradient.shape).toEqual(input.shape);
      const scale = Math.max(1, ...gradient.data.map(Math.abs));
      for (let check = 0; check < 8; check++) {
        const cell = random.below(input.size);
        const moved = (by: number): number => {
          const data = input.data.with(cell, input.data[cell]! + by);
          return dot(run(inputs.with(index, new Tensor(input.shape, data))).output, upstream);
        };
        const slope = (moved(STEP) - moved(-STEP)) / (2 * STEP);
        expect(Math.abs(slope - gradient.data[cell]!) / scale, `input ${index}, cell ${cell}`).toBeLessThan(
          2e-3,
        );
      }
    });
  });
});
