import { describe, expect, it, vi } from 'vitest';
import { Tensor } from '@engine/tensor.ts';
import { Random } from '@engine/random.ts';
import { backward, gradients } from '@engine/autograd/backward.ts';
import { type Variable, apply, constant, parameter, record } from '@engine/autograd/variable.ts';
import { adaptiveAvgPool } from '@engine/ops/adaptive-avg-pool.ts';
import { add } from '@engine/ops/add.ts';
import { avgPool } from '@engine/ops/avg-pool.ts';
import { batchNorm } from '@engine/ops/batch-norm.ts';
import { concat } from '@engine/ops/concat.ts';
import { conv } from '@engine/ops/conv.ts';
import { convTranspose } from '@engine/ops/conv-transpose.ts';
import { crossEntropy } from '@engine/ops/cross-entropy.ts';
import { flatten } from '@engine/ops/flatten.ts';
import { linear } from '@engine/ops/linear.ts';
import { maxPool } from '@engine/ops/max-pool.ts';
import { relu } from '@engine/ops/relu.ts';
import { tanh } from '@engine/ops/tanh.ts';
import { type StoredTensor, readGolden, relativeError, restore } from './golden.ts';
import { normalTensor } from './random-tensor.ts';

const scalar = (value: number): Tensor => new Tensor([], [value]);

describe('autograd', () => {
  it('finds the gradients that PyTorch finds for a network with a residual, a branch and a transposed convolution', () => {
    const golden = readGolden('network') as {
      target: number[];
      inputs: Record<string, StoredTensor>;
      loss: StoredTensor;
      gradients: Record<string, StoredTensor>;
    };
    const p = Object.fromEntries(
      Object.entries(golden.inputs).map(([name, stored]) => [name, parameter(restore(stored))]),
    );
    const of = (name: string): Variable => p[name]!;

    let x = apply(conv, [of('image'), of('stem')], { padding: 1 });
    x = apply(relu, [apply(batchNorm, [x, of('scale'), of('shift')], { training: true })]);
    x = apply(maxPool, [apply(add, [x, apply(conv, [x, of('left')], { padding: 1 })])], { kernelSize: 2 });
    const branch = apply(conv, [apply(avgPool, [x], { kernelSize: 3, stride: 1, padding: 1 }), of('right')]);
    x = apply(tanh, [apply(convTranspose, [apply(concat, [x, branch]), of('up')], { stride: 2 })]);
    x = apply(flatten, [apply(adaptiveAvgPool, [x], { outputSize: [4, 4] })]);
    x = apply(linear, [x, of('head'), of('bias')]);
    const loss = apply(crossEntropy, [x], { target: golden.target });
    backward(loss);

    expect(relativeError(loss.value, restore(golden.loss))).toBeLessThanOrEqual(1e-5);
    for (const [name, truth] of Object.entries(golden.gradients)) {
      expect(relativeError(of(name).gradient!, restore(truth)), name).toBeLessThanOrEqual(1e-4);
    }
  });

  it('adds up the gradients that meet where a variable was used twice', () => {
    const x = parameter(scalar(3));
    const twice = apply(add, [x, x]);
    backward(apply(add, [twice, apply(add, [twice, x])]));
    expect(x.gradient).toEqual(scalar(5));
  });

  it('visits a variable once, after everything that it was used for, so that chains of additions cost no more than their length', () => {
    const x = parameter(scalar(1));
    let y: Variable = x;
    for (let doubling = 0; doubling < 60; doubling++) y = apply(add, [y, y]);
    backward(y);
    expect(x.gradient).toEqual(scalar(2 ** 60));
  });

  it('accumulates over calls, in leaves only', () => {
    const x = parameter(scalar(3));
    const middle = apply(relu, [x]);
    const y = apply(add, [middle, middle]);
    backward(y);
    backward(y, scalar(10));
    expect(x.gradient).toEqual(scalar(22));
    expect(middle.gradient).toBeUndefined();
  });

  it('gives the gradient of every variable on the way, and starts from several outputs', () => {
    const x = parameter(scalar(-2));
    const y = apply(add, [x, constant(scalar(5))]);
    const z = apply(relu, [y]);
    const found = gradients([
      [z, scalar(7)],
      [y, scalar(1)],
    ]);
    expect(found.get(y)).toEqual(scalar(8));
    expect(found.get(x)).toEqual(scalar(8));
  });

  it('computes no gradient that nobody wants', () => {
    const unwanted = vi.fn((gradient: Tensor) => gradient);
    const [image, weight] = [parameter(scalar(1)), constant(scalar(2))];
    const pass = { output: scalar(2), backward: [(gradient: Tensor) => gradient, unwanted] as const };
    backward(record(pass, [image, weight]));
    expect(image.gradient).toEqual(scalar(1));
    expect(unwanted).not.toHaveBeenCalled();
    expect(weight.gradient).toBeUndefined();
  });

  it('remembers nothing of what was made from constants alone', () => {
    expect(apply(relu, [constant(scalar(1))]).origin).toBeUndefined();
  });

  it('leaves out an input that was not given', () => {
    const random = new Random(1);
    const [x, weight] = [parameter(normalTensor(random, 1, 2, 5)), parameter(normalTensor(random, 3, 2, 3))];
    const y = apply(conv, [x, weight]);
    backward(y, new Tensor(y.value.shape));
    expect(x.gradient?.shape).toEqual([1, 2, 5]);
    expect(weight.gradient?.shape).toEqual([3, 2, 3]);
  });

  it('asks for a gradient to start from if the output is more than one number', () => {
    const x = apply(relu, [parameter(new Tensor([2, 3]))]);
    expect(() => {
      backward(x);
    }).toThrow(
      'backward: an output of shape [2, 3] needs a gradient to start from; only a single number does not',
    );
    expect(() => {
      backward(x, new Tensor([3, 2]));
    }).toThrow('backward: the gradient must have the shape of the output, [2, 3], but is [3, 2]');
  });

  it('refuses to go back from what no parameter went into', () => {
    expect(() => {
      backward(constant(scalar(1)));
    }).toThrow(
      'backward: the output was made from constants alone, so there is nothing to find a gradient for',
    );
  });
});
