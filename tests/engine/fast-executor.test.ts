import { describe, expect, it, test } from 'vitest';
import { gradients } from '@engine/autograd/backward.ts';
import { type Variable, apply, constant, parameter } from '@engine/autograd/variable.ts';
import { add } from '@engine/ops/add.ts';
import { conv } from '@engine/ops/conv.ts';
import { relu } from '@engine/ops/relu.ts';
import { type Executor, type Program, compile } from '@engine/fast/executor.ts';
import { adamStep, sgdStep } from '@engine/fast/update.ts';
import { type OptimizerOptions, type UpdateRule, beginState, updateRule } from '@engine/optim/index.ts';
import { Random } from '@engine/random.ts';
import { Tensor } from '@engine/tensor.ts';
import golden from '../golden/optim/runs.json' with { type: 'json' };
import { relativeError, restore, type StoredTensor } from './golden.ts';
import { normalTensor } from './random-tensor.ts';

const start = golden.start.map((stored) => restore(stored));
const input = restore(golden.input);
const parameterNames = ['conv.weight', 'conv.bias', 'linear.weight', 'linear.bias'] as const;

/** The net of tests/golden/optim/make.py, with room for an optimizer that keeps two numbers for each parameter. */
const program: Program = {
  leaves: {
    images: { shape: input.shape },
    ...Object.fromEntries(
      parameterNames.flatMap((name, index) => [
        [name, { shape: start[index]!.shape, gradient: true }],
        [`${name} first`, { shape: start[index]!.shape }],
        [`${name} second`, { shape: start[index]!.shape }],
      ]),
    ),
  },
  steps: [
    { op: 'conv', inputs: ['images', 'conv.weight', 'conv.bias'], output: 'conv' },
    { op: 'relu', inputs: ['conv'], output: 'relu' },
    { op: 'flatten', inputs: ['relu'], output: 'flat' },
    { op: 'linear', inputs: ['flat', 'linear.weight', 'linear.bias'], output: 'logits' },
    { op: 'crossEntropy', inputs: ['logits'], output: 'loss', options: { target: golden.target } },
  ],
};

function begin(): Executor {
  const executor = compile(program);
  executor.value('images').data.set(input.data);
  parameterNames.forEach((name, index) => {
    executor.value(name).data.set(start[index]!.data);
  });
  return executor;
}

/** The kernel's rule in place of the plain one of the same options. */
function kernelStep(
  executor: Executor,
  options: OptimizerOptions,
  rule: UpdateRule,
  step: number,
  name: string,
) {
  const moved = { parameter: executor.value(name).data, gradient: executor.gradient(name).data };
  const first = executor.value(`${name} first`).data;
  const { lr } = rule;
  if (options.name === 'SGD') {
    const { weightDecay = 0, momentum = 0, dampening = 0, nesterov = false } = options;
    const share = step === 1 ? 1 : 1 - dampening;
    sgdStep(executor.machine, moved, momentum ? first : undefined, {
      lr,
      weightDecay,
      momentum,
      share,
      nesterov,
    });
  } else if (options.name === 'Adam' || options.name === 'AdamW') {
    const { betas = [0.9, 0.999], eps = 1e-8, weightDecay = options.name === 'AdamW' ? 0.01 : 0 } = options;
    const decoupled = options.name === 'AdamW';
    const second = executor.value(`${name} second`).data;
    adamStep(executor.machine, moved, first, second, { step, lr, betas, eps, weightDecay, decoupled });
  }
}

const hasKernel = (options: OptimizerOptions): boolean =>
  options.name === 'SGD' || ((options.name === 'Adam' || options.name === 'AdamW') && !options.amsgrad);

describe('20 steps of a fast net and a fast rule end where PyTorch’s end', () => {
  const runs = golden.runs as { options: OptimizerOptions; losses: number[]; parameters: StoredTensor[] }[];
  const ours = runs.filter(({ options }) => hasKernel(options));
  test.each(ours.map((run) => [JSON.stringify(run.options), run] as const))('%s', (_, run) => {
    const executor = begin();
    const rule = updateRule(run.options);
    run.losses.forEach((truth, step) => {
      executor.forward(undefined, true);
      expect(Math.abs(executor.value('loss').data[0]! - truth)).toBeLessThan(1e-5 * Math.max(1, truth));
      executor.backward();
      for (const name of parameterNames) kernelStep(executor, run.options, rule, step + 1, name);
    });
    run.parameters.forEach((truth, index) => {
      expect(relativeError(executor.value(parameterNames[index]!), restore(truth))).toBeLessThan(1e-5);
    });
  });
});

it('keeps its memory, and the views of it, over a thousand steps', () => {
  const executor = begin();
  const rule = updateRule({ name: 'SGD', lr: 1e-3 });
  const states = parameterNames.map((name) => beginState(rule, executor.value(name).size));
  const before = executor.machine.memory.buffer.byteLength;
  for (let step = 0; step < 1000; step++) {
    executor.forward(undefined, true);
    executor.backward();
    parameterNames.forEach((name, index) => {
      rule.update(executor.value(name).data, executor.gradient(name).data, states[index]!, rule.lr);
    });
  }
  expect(executor.machine.memory.buffer.byteLength).toBe(before);
  expect(executor.value('conv.weight').data.buffer).toBe(executor.machine.memory.buffer);
});

describe('a tensor that several steps read gets the sum of their gradients', () => {
  const random = new Random(3);
  const x = normalTensor(random, 2, 3, 5, 5);
  const weight = normalTensor(random, 3, 3, 3, 3);
  const seed = normalTensor(random, 2, 3, 5, 5);
  const options = { padding: 1 };

  const plain = (): { output: Tensor; x: Tensor; weight: Tensor } => {
    const [a, w] = [parameter(x), parameter(weight)];
    const once: Variable = apply(relu, [apply(conv, [a, w], options)]);
    const twice = apply(conv, [once, w], options);
    const output = apply(add, [apply(add, [twice, a]), once]);
    const found = gradients([[output, seed]]);
    return { output: output.value, x: found.get(a)!, weight: found.get(w)! };
  };

  it('a residual block whose two convolutions share their weights', () => {
    const executor = compile({
      leaves: { x: { shape: x.shape, gradient: true }, weight: { shape: weight.shape, gradient: true } },
      steps: [
        { op: 'conv', inputs: ['x', 'weight'], output: 'a', options },
        { op: 'relu', inputs: ['a'], output: 'once' },
        { op: 'conv', inputs: ['once', 'weight'], output: 'twice', options },
        { op: 'add', inputs: ['twice', 'x'], output: 'sum' },
        { op: 'add', inputs: ['sum', 'once'], output: 'output' },
      ],
    });
    executor.value('x').data.set(x.data);
    executor.value('weight').data.set(weight.data);
    executor.gradient('output').data.set(seed.data);
    executor.forward();
    executor.backward();
    const truth = plain();
    expect(relativeError(executor.value('output'), truth.output)).toBeLessThan(1e-5);
    expect(relativeError(executor.gradient('x'), truth.x)).toBeLessThan(1e-5);
    expect(relativeError(executor.gradient('weight'), truth.weight)).toBeLessThan(1e-5);
  });
});

it('runs a smaller batch than it was laid out for', () => {
  const random = new Random(4);
  const images = normalTensor(random, 5, 2, 6, 7);
  const weight = normalTensor(random, 3, 2, 3, 3);
  const executor = compile({
    leaves: { images: { shape: images.shape }, weight: { shape: weight.shape, gradient: true } },
    steps: [{ op: 'conv', inputs: ['images', 'weight'], output: 'output' }],
  });
  executor.value('images').data.set(images.data);
  executor.value('weight').data.set(weight.data);
  executor.gradient('output').data.fill(1);
  executor.forward(3);
  executor.backward();

  const three = images.data.slice(0, 3 * 2 * 6 * 7);
  const w = parameter(weight);
  const output = apply(conv, [constant(new Tensor([3, 2, 6, 7], three)), w]);
  const truth = gradients([
    [
      output,
      new Tensor(
        output.value.shape,
        output.value.data.map(() => 1),
      ),
    ],
  ]);
  expect(relativeError(executor.gradient('weight'), truth.get(w)!)).toBeLessThan(1e-5);
});

describe('a program that cannot run is refused in words', () => {
  const leaves = { x: { shape: [1, 1, 3, 3] } };
  const loaded = compile({ leaves, steps: [{ op: 'relu', inputs: ['x'], output: 'y' }] });
  test.each([
    [() => compile({ leaves, steps: [] }), 'fast: a program must have a step, but has none'],
    [
      () => compile({ leaves, steps: [{ op: 'conv', inputs: ['x', undefined], output: 'y' }] }),
      'fast: step y (conv) needs 2 inputs, but is given 1',
    ],
    [
      () => compile({ leaves, steps: [{ op: 'gelu' as 'relu', inputs: ['x'], output: 'y' }] }),
      'fast: step y names the op gelu, but there are adaptiveAvgPool, adaptiveMaxPool, add, ',
    ],
    [
      () =>
        compile({
          leaves,
          steps: [
            {
              op: 'crossEntropy',
              inputs: ['x'],
              output: 'y',
              options: { target: Array(9).fill(0), labelSmoothing: 2 },
            },
          ],
        }),
      'crossEntropy: label smoothing must be from 0 to 1, but is 2',
    ],
    [
      () => compile({ leaves, steps: [{ op: 'relu', inputs: ['z'], output: 'y' }] }),
      'fast: step y (relu) reads z, which nothing before it makes',
    ],
    [
      () => compile({ leaves, steps: [{ op: 'relu', inputs: ['x'], output: 'x' }] }),
      'fast: two tensors are called x',
    ],
    [
      () =>
        compile({ leaves, steps: [{ op: 'concat', inputs: ['x', 'x'], output: 'y', options: { dim: 0 } }] }),
      'concat: a program cannot join tensors along the batch axis; choose dim 1 or more',
    ],
    [() => loaded.value('w'), 'fast: there is no such tensor as w'],
    [() => loaded.gradient('x'), 'fast: x has no gradient; ask for it where its leaf is declared'],
    [() => loaded.forward(2), 'fast: the batch must be from 1 to 1, but is 2'],
  ])('%#', (run, message) => {
    expect(run).toThrow(message);
  });
});
