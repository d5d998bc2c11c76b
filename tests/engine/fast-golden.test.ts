import { describe, expect, it } from 'vitest';
import type { Step } from '@engine/fast/executor.ts';
import type { Variant } from '@engine/fast/kernels.ts';
import type { Tensor } from '@engine/tensor.ts';
import { runFast } from './fast-op.ts';
import { type StoredTensor, readGolden, relativeError, restore } from './golden.ts';

interface Case {
  options: Record<string, unknown> & { training?: boolean; target?: number[] };
  tensors?: Record<string, StoredTensor>;
  inputs: (StoredTensor | null)[];
  output: StoredTensor;
  gradient: StoredTensor;
  gradients: (StoredTensor | null)[];
  also?: Record<string, StoredTensor>;
}

const ops = [
  'adaptiveAvgPool',
  'adaptiveMaxPool',
  'avgPool',
  'batchNorm',
  'conv',
  'convTranspose',
  'flatten',
  'globalAvgPool',
  'linear',
  'maxPool',
  'relu',
  'sigmoid',
  'upsample',
] as const satisfies Step['op'][];

/** Kernels add up in float32. */
const BOUND = 1e-5;

describe.each(['relaxed-simd', 'simd'] as const satisfies Variant[])('with %s', (variant) => {
  describe.each(ops)('the fast %s agrees with PyTorch', (op) => {
    it.each((readGolden(op) as Case[]).map((golden, index) => [index, golden] as const))(
      'case %i',
      (_, golden) => {
        const { training = false, ...options } = golden.options;
        const inputs: (Tensor | undefined)[] = golden.inputs.map((input) =>
          input ? restore(input) : undefined,
        );
        const constants: number[] = [];
        for (const [slot, name] of [
          [3, 'runningMean'],
          [4, 'runningVar'],
        ] as const) {
          const stored = golden.tensors?.[name];
          if (!stored) continue;
          inputs[slot] = restore(stored);
          constants.push(slot);
        }
        const gradient = restore(golden.gradient);
        const found = runFast(op, [...inputs], options, gradient, { training, constants, variant });

        expect(relativeError(found.output, restore(golden.output))).toBeLessThanOrEqual(BOUND);
        golden.gradients.forEach((truth, index) => {
          if (!truth) return;
          const error = relativeError(found.gradients[index]!, restore(truth));
          expect(error, `gradient of input ${index}`).toBeLessThanOrEqual(BOUND);
        });
        if (golden.also?.mean) {
          expect(relativeError(found.after[3]!, restore(golden.also.mean))).toBeLessThanOrEqual(BOUND);
          expect(relativeError(found.after[4]!, restore(golden.also.variance!))).toBeLessThanOrEqual(BOUND);
        }
      },
    );
  });
});
