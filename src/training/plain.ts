import { gradients } from '@engine/autograd/backward.ts';
import { type Variable, apply, constant } from '@engine/autograd/variable.ts';
import { crossEntropy } from '@engine/ops/cross-entropy.ts';
import { beginState, updateRule } from '@engine/optim/index.ts';
import type { Tensor } from '@engine/tensor.ts';
import type { Network } from '@network/graph.ts';
import { type ModuleState, type State, run } from '@network/run/index.ts';
import { countCorrect } from './evaluation.ts';
import type { Backend, Learner } from './learner.ts';

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
function plainLearner(network: Network, state: State): Learner {
  const leaves = named(state, ({ parameters }) => parameters);
  const parameters = valuesOf(leaves);
  const evaluate = (images: Tensor) => run(network, state, constant(images));
  return {
    parameters,
    get buffers() {
      return named(state, ({ buffers }) => buffers);
    },
    learn({ images, labels }, random) {
      const logits = run(network, state, constant(images), { training: random }).get(network.output)!;
      const loss = apply(crossEntropy, [logits], { target: labels });
      const found = gradients([[loss]]);
      return {
        loss: loss.value.data[0]!,
        correct: countCorrect(logits.value, labels),
        gradients: new Map([...leaves].map(([name, leaf]) => [name, found.get(leaf)!.data])),
      };
    },
    predict: (images) => evaluate(images).get(network.output)!.value,
    activations: (images) => valuesOf(evaluate(images)),
  };
}

export const plainBackend: Backend = { name: 'plain', learner: plainLearner, updateRule, beginState };
