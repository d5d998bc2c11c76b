import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { gradients } from '@engine/autograd/backward.ts';
import { type Variable, apply, parameter } from '@engine/autograd/variable.ts';
import { type Program, type Step, compile } from '@engine/fast/executor.ts';
import { fuse } from '@engine/fast/fuse.ts';
import { add } from '@engine/ops/add.ts';
import { batchNorm } from '@engine/ops/batch-norm.ts';
import { conv } from '@engine/ops/conv.ts';
import { convTranspose } from '@engine/ops/conv-transpose.ts';
import { maxPool } from '@engine/ops/max-pool.ts';
import { eachPlane } from '@engine/ops/planes.ts';
import { relu } from '@engine/ops/relu.ts';
import { Random } from '@engine/random.ts';
import type { Tensor } from '@engine/tensor.ts';
import { relativeError } from './golden.ts';
import { anyRandom, normalTensor } from './random-tensor.ts';

type Leaves = Record<string, Tensor>;
type Variables = Record<string, Variable>;

/** What may stand before a ReLU: as a step, in plain ops, and what it reads besides x. */
const before = {
  conv: {
    step: { op: 'conv', inputs: ['x', 'w', 'b'], output: 'y', options: { padding: 1 } },
    plain: ({ x, w, b }: Variables) => apply(conv, [x!, w!, b!], { padding: 1 }),
    leaves: (random: Random, channels: number) => ({
      w: normalTensor(random, 5, channels, 3, 3),
      b: normalTensor(random, 5),
    }),
  },
  convTranspose: {
    step: { op: 'convTranspose', inputs: ['x', 'w', 'b'], output: 'y', options: { stride: 2 } },
    plain: ({ x, w, b }: Variables) => apply(convTranspose, [x!, w!, b!], { stride: 2 }),
    leaves: (random: Random, channels: number) => ({
      w: normalTensor(random, channels, 5, 3, 3),
      b: normalTensor(random, 5),
    }),
  },
  batchNorm: {
    step: { op: 'batchNorm', inputs: ['x', 'w', 'b'], output: 'y' },
    plain: ({ x, w, b }: Variables) => apply(batchNorm, [x!, w!, b!], { training: true }),
    leaves: (random: Random, channels: number) => ({
      w: normalTensor(random, channels),
      b: normalTensor(random, channels),
    }),
  },
  add: {
    step: { op: 'add', inputs: ['x', 'w'], output: 'y' },
    plain: ({ x, w }: Variables) => apply(add, [x!, w!]),
    leaves: (random: Random, _channels: number, x: Tensor) => ({ w: normalTensor(random, ...x.shape) }),
  },
} satisfies Record<
  string,
  { step: Step; plain(v: Variables): Variable; leaves(random: Random, channels: number, x: Tensor): Leaves }
>;

/** What may stand behind it. */
const behind = {
  nothing: undefined,
  'max pooling by 2': { kernelSize: 2 },
  'max pooling by 3': { kernelSize: 3, stride: 2, padding: 1 },
};

const programOf = (leaves: Leaves, step: Step, pool: (typeof behind)[keyof typeof behind]): Program => ({
  leaves: Object.fromEntries(
    Object.entries(leaves).map(([name, { shape }]) => [name, { shape, gradient: true }]),
  ),
  steps: [
    step,
    { op: 'relu', inputs: ['y'], output: 'r' },
    ...(pool ? [{ op: 'maxPool' as const, inputs: ['r'], output: 'p', options: pool }] : []),
  ],
});

/** Whether no rounding can turn a sign, or make another cell of a window the largest. */
function isClear(y: Tensor): boolean {
  let clear = true;
  eachPlane(y, (_, start, end) => {
    const sorted = Float32Array.of(0, ...y.data.subarray(start, end)).sort();
    clear &&= sorted.every((value, rank) => rank === 0 || value - sorted[rank - 1]! > 2e-6);
  });
  return clear;
}

describe.each(Object.entries(before))('%s and a ReLU in one', (name, { step, plain, leaves: leavesOf }) => {
  it.each(Object.entries(behind))('with %s behind equal the plain ops', (_, pool) => {
    const sizes = fc.tuple(
      fc.integer({ min: 2, max: 4 }),
      fc.integer({ min: 1, max: 5 }),
      fc.integer({ min: 2, max: 13 }),
      fc.integer({ min: 2, max: 13 }),
    );
    fc.assert(
      fc.property(anyRandom, sizes, (random, [batch, channels, height, width]) => {
        const x = normalTensor(random, batch, channels, height, width);
        const leaves: Leaves = { x, ...leavesOf(random, channels, x) };
        const variables = Object.fromEntries(
          Object.entries(leaves).map(([leaf, value]) => [leaf, parameter(value)]),
        );
        const unrectified = plain(variables);
        fc.pre(isClear(unrectified.value));
        const rectified = apply(relu, [unrectified]);
        const truth = pool ? apply(maxPool, [rectified], pool) : rectified;
        const seed = normalTensor(random, ...truth.value.shape);
        const wanted = gradients([[truth, seed]]);

        const executor = compile(programOf(leaves, step, pool));
        const output = pool ? 'p' : 'r';
        for (let run = 0; run < 2; run++) {
          for (const [leaf, { data }] of Object.entries(leaves)) executor.value(leaf).data.set(data);
          executor.gradient(output).data.set(seed.data);
          executor.forward(batch, true);
          executor.backward();
        }
        // Rounding goes with what is summed: a ReLU may leave of it only what is near 0.
        const error = relativeError(executor.value(output), truth.value, unrectified.value);
        expect(error, 'output').toBeLessThan(1e-5);
        for (const [leaf, variable] of Object.entries(variables)) {
          const truth = wanted.get(variable)!;
          // One number per channel may be a sum that cancels: its rounding goes with its terms.
          const error = relativeError(
            executor.gradient(leaf),
            truth,
            truth.shape.length === 1 ? seed : truth,
          );
          expect(error, leaf).toBeLessThan(1e-4);
        }
      }),
      // The first case is one of which a ReLU leaves 0.02 of 5.5.
      { numRuns: 30, examples: [[new Random(1685287342), [3, 1, 7, 6]]] },
    );
  });

  it('are two again in evaluation, so that what the ReLU reads can be looked at', () => {
    const random = new Random(1);
    const x = normalTensor(random, 2, 3, 7, 7);
    const leaves: Leaves = { x, ...leavesOf(random, 3, x) };
    const executor = compile(programOf(leaves, step, undefined));
    for (const [leaf, { data }] of Object.entries(leaves)) executor.value(leaf).data.set(data);
    executor.forward(2, false);
    const variables = Object.fromEntries(
      Object.entries(leaves).map(([leaf, value]) => [leaf, parameter(value)]),
    );
    const truth = plain(variables).value;
    expect(Math.min(...truth.data), name).toBeLessThan(0);
    expect(relativeError(executor.value('y'), truth)).toBeLessThan(1e-5);
    expect(relativeError(executor.value('r'), apply(relu, [plain(variables)]).value)).toBeLessThan(1e-5);
  });
});

describe('what is fused', () => {
  const conv1: Step = { op: 'conv', inputs: ['x', 'w'], output: 'c' };
  const relu1: Step = { op: 'relu', inputs: ['c'], output: 'r' };

  it('is a ReLU that alone reads what is before it', () => {
    expect([...fuse({ leaves: {}, steps: [conv1, relu1] }).forward]).toEqual([['c', 'r']]);
    const alsoRead: Step = { op: 'add', inputs: ['r', 'c'], output: 's' };
    expect([...fuse({ leaves: {}, steps: [conv1, relu1, alsoRead] }).forward]).toEqual([]);
  });

  it('is a max pooling only if nothing else reads the ReLU', () => {
    const pool: Step = { op: 'maxPool', inputs: ['r'], output: 'p', options: { kernelSize: 2 } };
    const alsoRead: Step = { op: 'globalAvgPool', inputs: ['r'], output: 'g' };
    expect([...fuse({ leaves: {}, steps: [conv1, relu1, pool] }).past]).toEqual([['p', 'c']]);
    expect([...fuse({ leaves: {}, steps: [conv1, relu1, pool, alsoRead] }).past]).toEqual([]);
  });
});
