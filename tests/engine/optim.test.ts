import { describe, expect, test } from 'vitest';
import { gradients } from '@engine/autograd/backward.ts';
import { apply, constant, parameter } from '@engine/autograd/variable.ts';
import { conv } from '@engine/ops/conv.ts';
import { crossEntropy } from '@engine/ops/cross-entropy.ts';
import { flatten } from '@engine/ops/flatten.ts';
import { linear } from '@engine/ops/linear.ts';
import { relu } from '@engine/ops/relu.ts';
import {
  type OptimizerOptions,
  type Schedule,
  adagrad,
  adam,
  beginState,
  checkSchedule,
  rateFactor,
  rmsprop,
  sgd,
  updateRule,
} from '@engine/optim/index.ts';
import { Tensor } from '@engine/tensor.ts';
import golden from '../golden/optim/runs.json' with { type: 'json' };
import { type StoredTensor, relativeError, restore } from './golden.ts';

const input = constant(restore(golden.input));
const start = golden.start.map((stored) => restore(stored));

/** Loss and gradients of the net of tests/golden/optim/make.py. */
function lossOf(parameters: readonly Tensor[]) {
  const leaves = parameters.map((tensor) => parameter(tensor));
  const hidden = apply(flatten, [apply(relu, [apply(conv, [input, leaves[0]!, leaves[1]])])]);
  const logits = apply(linear, [hidden, leaves[2]!, leaves[3]]);
  const loss = apply(crossEntropy, [logits], { target: golden.target });
  const found = gradients([[loss]]);
  return { loss: loss.value.data[0]!, gradients: leaves.map((leaf) => found.get(leaf)!) };
}

describe('20 steps end where PyTorch’s end', () => {
  const runs = golden.runs as { options: OptimizerOptions; losses: number[]; parameters: StoredTensor[] }[];
  test.each(runs.map((run) => [JSON.stringify(run.options), run] as const))('%s', (_, run) => {
    const rule = updateRule(run.options);
    const parameters = start.map(({ shape, data }) => new Tensor(shape, data.slice()));
    const states = parameters.map(({ size }) => beginState(rule, size));
    for (const truth of run.losses) {
      const { loss, gradients } = lossOf(parameters);
      expect(Math.abs(loss - truth)).toBeLessThan(1e-5 * Math.max(1, truth));
      parameters.forEach(({ data }, index) => {
        rule.update(data, gradients[index]!.data, states[index]!, rule.lr);
      });
    }
    run.parameters.forEach((truth, index) => {
      expect(relativeError(parameters[index]!, restore(truth))).toBeLessThan(1e-5);
    });
  });
});

describe('schedules are PyTorch’s', () => {
  const schedules = golden.schedules as { schedule: Schedule; factors: number[] }[];
  test.each(schedules.map((each) => [each.schedule.kind, each] as const))(
    '%s',
    (_, { schedule, factors }) => {
      factors.forEach((truth, step) => {
        expect(rateFactor(schedule, step)).toBeCloseTo(truth, 6);
      });
    },
  );
});

describe('a schedule that would give no rate is refused by name', () => {
  test.each<[Schedule, string]>([
    [
      { kind: 'step', every: 0, gamma: 0.1 },
      "schedule 'step': every must be a whole number of at least 1, but is 0",
    ],
    [{ kind: 'step', every: 5, gamma: NaN }, "schedule 'step': gamma must be 0 or more, but is NaN"],
    [
      { kind: 'milestones', at: [3, 4.5], gamma: 0.1 },
      "schedule 'milestones': at[1] must be a whole number of at least 0, but is 4.5",
    ],
    [{ kind: 'milestones', at: [], gamma: -1 }, "schedule 'milestones': gamma must be 0 or more, but is -1"],
    [{ kind: 'cosine', steps: 9, floor: -0.1 }, "schedule 'cosine': floor must be 0 or more, but is -0.1"],
    [
      { kind: 'warm-up', steps: -1, then: { kind: 'constant' } },
      "schedule 'warm-up': steps must be a whole number of at least 0, but is -1",
    ],
    [
      { kind: 'warm-up', steps: 1, from: NaN, then: { kind: 'constant' } },
      "schedule 'warm-up': from must be 0 or more, but is NaN",
    ],
    [
      { kind: 'warm-up', steps: 2, then: { kind: 'cosine', steps: 0 } },
      "schedule 'cosine': steps must be a whole number of at least 1, but is 0",
    ],
  ])('%o', (schedule, message) => {
    expect(() => {
      checkSchedule(schedule);
    }).toThrow(new RangeError(message));
  });

  test('and none of those that PyTorch has runs of is', () => {
    for (const { schedule } of golden.schedules as { schedule: Schedule }[]) {
      expect(() => {
        checkSchedule(schedule);
      }).not.toThrow();
    }
  });
});

test('a cosine stays on its floor once it is there', () => {
  expect(rateFactor({ kind: 'cosine', steps: 10, floor: 0.1 }, 500)).toBeCloseTo(0.1, 12);
});

describe('the learning rate of the step counts, not that of the options', () => {
  test.each<OptimizerOptions['name']>(['SGD', 'Adagrad', 'RMSprop', 'Adam', 'AdamW'])('%s', (name) => {
    const rule = updateRule({ name });
    const parameter = Float32Array.of(1, -2);
    rule.update(parameter, Float32Array.of(3, 4), beginState(rule, 2), 0);
    expect([...parameter]).toEqual([1, -2]);
  });
});

test('a state saved and given back goes on as if never interrupted', () => {
  const rule = adam({ lr: 0.1, amsgrad: true });
  const steps = (parameter: Float32Array, state = beginState(rule, 2), from = 0, to = 6) => {
    for (let step = from; step < to; step++) {
      rule.update(parameter, Float32Array.of(Math.sin(step), 1), state, 0.1);
    }
    return { parameter, state };
  };
  const whole = steps(Float32Array.of(1, 2));
  const half = steps(Float32Array.of(1, 2), undefined, 0, 3);
  const rest = steps(half.parameter, structuredClone(half.state), 3);
  expect(rest.parameter).toEqual(whole.parameter);
});

describe('options out of range are refused by name', () => {
  test.each([
    [() => sgd({ lr: -1 }), 'SGD: lr must be 0 or more, but is -1'],
    [
      () => sgd({ nesterov: true }),
      'SGD: nesterov needs a momentum above 0 and a dampening of 0, but they are 0 and 0',
    ],
    [
      () => sgd({ nesterov: true, momentum: 0.9, dampening: 0.5 }),
      'SGD: nesterov needs a momentum above 0 and a dampening of 0, but they are 0.9 and 0.5',
    ],
    [() => sgd({ momentum: 0.9, dampening: NaN }), 'SGD: dampening must be 0 or more, but is NaN'],
    [() => adagrad({ eps: NaN }), 'Adagrad: eps must be 0 or more, but is NaN'],
    [() => rmsprop({ alpha: -0.5 }), 'RMSprop: alpha must be 0 or more, but is -0.5'],
    [
      () => updateRule({ name: 'Lion' } as unknown as OptimizerOptions),
      "optimizer: name must be SGD, Adagrad, RMSprop, Adam or AdamW, but is 'Lion'",
    ],
    [() => adam({ betas: [0.9, 1] }), 'Adam: betas[1] must be from 0 up to but not including 1, but is 1'],
  ])('%#', (make, message) => {
    expect(make).toThrow(new RangeError(message));
  });
});
