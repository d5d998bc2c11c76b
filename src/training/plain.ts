import { gradients } from '@engine/autograd/backward.ts';
import { type Variable, apply, constant } from '@engine/autograd/variable.ts';
import { crossEntropy } from '@engine/ops/cross-entropy.ts';
import { beginState, updateRule } from '@engine/optim/index.ts';
import type { Tensor } from '@engine/tensor.ts';
import type { Network } from '@network/graph.ts';
import { type ModuleState, type State, run } from '@network/run/index.ts';
import { countCorrect } from './evaluation.ts';
import type { Backend, Learner, LearnerOptions } from './learner.ts';

/** What the modules of a network own of one sort, by its name in PyTorch's state_dict. */
const named = <Owned>(state: State, sort: (module: ModuleState) => Record<string, Owned>) =>
  new Map(
    [...state].flatMap(([path, module]) =>
      Object.entries(sort(module)).map(([name, owned]) => [`${path}.${name}`, owned] as const),
    ),
  );

const valuesOf = (variables: ReadonlyMap<string, Variable>): Map<string, Tensor> =>
  new Map([...variables].map(([name, { value }]) => [name, value]));

/** A network on the plain ops: the one that lessons show, and that anything faster is checked against. */
function plainLearner(network: Network, state: State, { optimizer }: LearnerOptions): Learner {
  const leaves = named(state, ({ parameters }) => parameters);
  const parameters = valuesOf(leaves);
  const rule = updateRule(optimizer);
  const states = new Map([...parameters].map(([name, { size }]) => [name, beginState(rule, size)]));
  let latest = new Map<string, Float32Array>();
  const evaluate = (images: Tensor) => run(network, state, constant(images));
  return {
    parameters,
    states,
    get buffers() {
      return named(state, ({ buffers }) => buffers);
    },
    learn({ images, labels }, random) {
      const logits = run(network, state, constant(images), { training: random }).get(network.output)!;
      const loss = apply(crossEntropy, [logits], { target: labels });
      const found = gradients([[loss]]);
      // What the output does not depend on has no gradient and stays as it is, as in PyTorch.
      const reached = [...leaves].filter(([, leaf]) => found.has(leaf));
      latest = new Map(reached.map(([name, leaf]) => [name, found.get(leaf)!.data]));
      return {
        loss: loss.value.data[0]!,
        correct: countCorrect(logits.value, labels),
        gradients: latest,
      };
    },
    update(lr) {
      latest.forEach((gradient, name) => {
        rule.update(parameters.get(name)!.data, gradient, states.get(name)!, lr);
      });
    },
    predict: (images) => evaluate(images).get(network.output)!.value,
    activations: (images) => valuesOf(evaluate(images)),
  };
}

export const plainBackend: Backend = { name: 'plain', learner: plainLearner };
