import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Step } from '@engine/fast/executor.ts';
import { batchNorm } from '@engine/ops/batch-norm.ts';
import { concat } from '@engine/ops/concat.ts';
import { conv } from '@engine/ops/conv.ts';
import { convTranspose } from '@engine/ops/conv-transpose.ts';
import { linear } from '@engine/ops/linear.ts';
import { maxPool } from '@engine/ops/max-pool.ts';
import { relu } from '@engine/ops/relu.ts';
import type { Random } from '@engine/random.ts';
import { ShapeError, type Tensor } from '@engine/tensor.ts';
import { relativeError } from './golden.ts';
import { runFast } from './fast-op.ts';
import { anyRandom, normalTensor } from './random-tensor.ts';

type Plain = (
  inputs: Tensor[],
  options: object | undefined,
) => { output: Tensor; backward: ((gradient: Tensor) => Tensor)[] };

const fastEqualsPlain = (
  op: Step['op'],
  plain: unknown,
  inputs: Tensor[],
  options: object | undefined,
  random: Random,
): void => {
  let truth: ReturnType<Plain>;
  try {
    truth = (plain as Plain)(inputs, options);
  } catch (error) {
    // What the plain op refuses the fast one refuses in the same words.
    expect(error).toBeInstanceOf(ShapeError);
    expect(() => runFast(op, inputs, options, undefined)).toThrow((error as Error).message);
    return;
  }
  const gradient = normalTensor(random, ...truth.output.shape);
  const training = (options as { training?: boolean } | undefined)?.training ?? false;
  const found = runFast(op, inputs, options, gradient, { training });
  expect(relativeError(found.output, truth.output), 'output').toBeLessThanOrEqual(1e-5);
  found.gradients.forEach((fast, index) => {
    // Sums over a batch of planes are long, and kernels keep them in float32.
    expect(relativeError(fast!, truth.backward[index]!(gradient)), `gradient ${index}`).toBeLessThanOrEqual(
      1e-4,
    );
  });
};

const small = (max: number, min = 1) => fc.integer({ min, max });
const planes = fc.tuple(small(3), small(11), small(21), small(21));
const window = fc.record({
  stride: fc.tuple(small(3), small(3)),
  padding: fc.tuple(small(3, 0), small(3, 0)),
  dilation: fc.tuple(small(2), small(2)),
});

describe('a fast op equals the plain one on shapes of every size', () => {
  it('conv', () => {
    fc.assert(
      fc.property(
        anyRandom,
        planes,
        small(9),
        small(2),
        fc.tuple(small(5), small(5)),
        window,
        fc.constantFrom('zeros', 'reflect', 'circular', 'replicate'),
        (random, [batch, channels, height, width], out, groups, kernel, options, paddingMode) => {
          const inputs = [
            normalTensor(random, batch, channels * groups, height, width),
            normalTensor(random, out * groups, channels, ...kernel),
            normalTensor(random, out * groups),
          ];
          fastEqualsPlain('conv', conv, inputs, { ...options, groups, paddingMode }, random);
        },
      ),
      { numRuns: 150 },
    );
  });

  it('convTranspose', () => {
    fc.assert(
      fc.property(
        anyRandom,
        planes,
        small(9),
        small(2),
        fc.tuple(small(5), small(5)),
        window,
        small(1, 0),
        (random, [batch, channels, height, width], out, groups, kernel, options, outputPadding) => {
          const inputs = [
            normalTensor(random, batch, channels * groups, height, width),
            normalTensor(random, channels * groups, out, ...kernel),
            normalTensor(random, out * groups),
          ];
          fastEqualsPlain(
            'convTranspose',
            convTranspose,
            inputs,
            { ...options, groups, outputPadding },
            random,
          );
        },
      ),
      { numRuns: 150 },
    );
  });

  it('linear', () => {
    fc.assert(
      fc.property(anyRandom, small(19), small(37), small(23), (random, batch, inFeatures, outFeatures) => {
        const inputs = [
          normalTensor(random, batch, inFeatures),
          normalTensor(random, outFeatures, inFeatures),
          normalTensor(random, outFeatures),
        ];
        fastEqualsPlain('linear', linear, inputs, undefined, random);
      }),
      { numRuns: 150 },
    );
  });

  it('maxPool', () => {
    fc.assert(
      fc.property(
        anyRandom,
        planes,
        small(3),
        small(3),
        small(1, 0),
        (random, shape, kernelSize, stride, padding) => {
          fastEqualsPlain(
            'maxPool',
            maxPool,
            [normalTensor(random, ...shape)],
            { kernelSize, stride, padding },
            random,
          );
        },
      ),
      { numRuns: 150 },
    );
  });

  it('batchNorm while training', () => {
    fc.assert(
      fc.property(anyRandom, planes, (random, [batch, channels, height, width]) => {
        const inputs = [
          normalTensor(random, batch + 1, channels, height, width + 1),
          normalTensor(random, channels),
          normalTensor(random, channels),
        ];
        fastEqualsPlain('batchNorm', batchNorm, inputs, { training: true }, random);
      }),
      { numRuns: 100 },
    );
  });

  it('concat', () => {
    fc.assert(
      fc.property(
        anyRandom,
        planes,
        fc.array(small(4), { minLength: 1, maxLength: 3 }),
        fc.constantFrom(1, 2, 3, -1),
        (random, shape, lengths, dim) => {
          const inputs = lengths.map((length) => normalTensor(random, ...shape.with(dim, length)));
          fastEqualsPlain('concat', concat, inputs, { dim }, random);
        },
      ),
      { numRuns: 60 },
    );
  });

  it('relu', () => {
    fc.assert(
      fc.property(anyRandom, planes, (random, shape) => {
        fastEqualsPlain('relu', relu, [normalTensor(random, ...shape)], undefined, random);
      }),
    );
  });
});
