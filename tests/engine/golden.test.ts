import { describe, expect, it } from 'vitest';
import { Tensor } from '@engine/tensor.ts';
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
import { elu } from '@engine/ops/elu.ts';
import { flatten } from '@engine/ops/flatten.ts';
import { globalAvgPool } from '@engine/ops/global-avg-pool.ts';
import { hardsigmoid } from '@engine/ops/hardsigmoid.ts';
import { hardswish } from '@engine/ops/hardswish.ts';
import { leakyRelu } from '@engine/ops/leaky-relu.ts';
import { linear } from '@engine/ops/linear.ts';
import { logSoftmax } from '@engine/ops/log-softmax.ts';
import { maxPool } from '@engine/ops/max-pool.ts';
import { relu } from '@engine/ops/relu.ts';
import { relu6 } from '@engine/ops/relu6.ts';
import { sigmoid } from '@engine/ops/sigmoid.ts';
import { silu } from '@engine/ops/silu.ts';
import { softmax } from '@engine/ops/softmax.ts';
import { tanh } from '@engine/ops/tanh.ts';
import { upsample } from '@engine/ops/upsample.ts';
import { type StoredTensor, readGolden, relativeError, restore } from './golden.ts';

interface Case {
  options: Record<string, unknown>;
  tensors?: Record<string, StoredTensor>;
  inputs: (StoredTensor | null)[];
  output: StoredTensor;
  gradient: StoredTensor;
  gradients: (StoredTensor | null)[];
  also?: Record<string, StoredTensor>;
}

interface AnyPass {
  output: Tensor;
  backward: readonly ((gradient: Tensor) => Tensor)[];
  running?: Record<string, Tensor>;
}

// prettier-ignore
const ops = {
  adaptiveAvgPool, adaptiveMaxPool, add, avgPool, batchNorm, blurPool, concat, conv, convTranspose, crossEntropy, elu, flatten,
  globalAvgPool, hardsigmoid, hardswish, leakyRelu, linear, logSoftmax, maxPool, relu, relu6, sigmoid, silu, softmax, tanh, upsample,
};

/** Forward sums are kept in float64 and rounded once, so that one bound holds for long ones too. */
const BOUND = 1e-5;

describe.each(Object.entries(ops))('%s agrees with PyTorch', (name, op) => {
  const run = op as unknown as (inputs: (Tensor | undefined)[], options: object) => AnyPass;

  it.each((readGolden(name) as Case[]).map((golden) => [describeCase(golden), golden] as const))(
    '%s',
    (_, golden) => {
      const inputs = golden.inputs.map((input) => (input ? restore(input) : undefined));
      const tensors = Object.entries(golden.tensors ?? {}).map(
        ([key, tensor]) => [key, restore(tensor)] as const,
      );
      const pass = run(inputs, { ...golden.options, ...Object.fromEntries(tensors) });

      expect(relativeError(pass.output, restore(golden.output))).toBeLessThanOrEqual(BOUND);
      golden.gradients.forEach((truth, index) => {
        if (!truth) return;
        const found = pass.backward[index]!(restore(golden.gradient));
        expect(relativeError(found, restore(truth)), `gradient of input ${index}`).toBeLessThanOrEqual(BOUND);
      });
      for (const [key, truth] of Object.entries(golden.also ?? {})) {
        expect(relativeError(pass.running![key]!, restore(truth)), key).toBeLessThanOrEqual(BOUND);
      }
    },
  );
});

function describeCase({ inputs, options, tensors }: Case): string {
  const shapes = inputs.map((input) => (input ? `[${input.shape.join(', ')}]` : 'none')).join(' ');
  const given = Object.entries(options).map(([key, value]) => `${key} ${JSON.stringify(value)}`);
  return `${shapes} ${[...given, ...Object.keys(tensors ?? {})].join(', ')}`.trim();
}
