import { gradients } from '@engine/autograd/backward.ts';
import { type Variable, apply, constant, parameter, record } from '@engine/autograd/variable.ts';
import type { Step } from '@engine/fast/executor.ts';
import { adaptiveAvgPool } from '@engine/ops/adaptive-avg-pool.ts';
import { add } from '@engine/ops/add.ts';
import { avgPool } from '@engine/ops/avg-pool.ts';
import { batchNorm } from '@engine/ops/batch-norm.ts';
import { convTranspose } from '@engine/ops/conv-transpose.ts';
import { conv } from '@engine/ops/conv.ts';
import { crossEntropy } from '@engine/ops/cross-entropy.ts';
import { flatten } from '@engine/ops/flatten.ts';
import { linear } from '@engine/ops/linear.ts';
import { maxPool } from '@engine/ops/max-pool.ts';
import { relu } from '@engine/ops/relu.ts';
import { beginState, updateRule } from '@engine/optim/index.ts';
import { Tensor } from '@engine/tensor.ts';
import { ADAM, type Contender, type Outputs } from '../contender.ts';
import { SEED } from '../numbers.ts';
import { learningOf } from '../steps.ts';

const ops = {
  adaptiveAvgPool,
  add,
  avgPool,
  convTranspose,
  conv,
  crossEntropy,
  flatten,
  linear,
  maxPool,
  relu,
};

function runStep(
  { op, inputs, options }: Step,
  values: ReadonlyMap<string, Variable>,
  training: boolean,
): Variable {
  const given = inputs.map((name) => values.get(name!)!);
  if (op === 'scaleCells') return given[0]!; // a dropout's mask, all 1 outside training
  if (op !== 'batchNorm')
    return apply(ops[op as keyof typeof ops] as never, given as never, options as never);
  const [x, weight, bias, mean, variance] = given as [Variable, Variable, Variable, Variable, Variable];
  const pass = batchNorm([x.value, weight.value, bias.value], {
    ...options,
    training,
    runningMean: mean.value,
    runningVar: variance.value,
  });
  return record(pass, [x, weight, bias]);
}

/** The plain ops that lessons show as code: slow, tested against PyTorch, and the judge of all others. */
export const contender: Contender = {
  prepare(work, numbers) {
    const {
      kind,
      program: { leaves, steps },
    } = work;
    const learning = learningOf(work);
    const tensors = new Map(
      Object.entries(leaves).map(([name, { shape }]) => [
        name,
        new Tensor(shape, numbers.get(name)!.slice()),
      ]),
    );
    const rule = updateRule({ name: 'Adam', lr: ADAM.lr });
    const states = new Map(learning.map((name) => [name, beginState(rule, tensors.get(name)!.size)]));
    let latest: Outputs = {};
    return {
      run() {
        const values = new Map(
          [...tensors].map(([name, tensor]) => [
            name,
            (learning.includes(name) ? parameter : constant)(tensor),
          ]),
        );
        for (const step of steps) values.set(step.output, runStep(step, values, kind === 'training'));
        const output = values.get(steps.at(-1)!.output)!;
        latest = { [steps.at(-1)!.output]: output.value.data };
        if (kind === 'forward') return;
        const seed = numbers.get(SEED);
        const found = gradients([[output, seed && new Tensor(output.value.shape, seed)]]);
        for (const name of learning) {
          const gradient = found.get(values.get(name)!)!.data;
          if (kind === 'gradients') latest[`gradient of ${name}`] = gradient;
          else {
            rule.update(tensors.get(name)!.data, gradient, states.get(name)!, ADAM.lr);
            latest[name] = tensors.get(name)!.data;
          }
        }
      },
      outputs: () => latest,
    };
  },
};
