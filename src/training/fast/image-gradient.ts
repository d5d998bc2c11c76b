import { type Executor, compile } from '@engine/fast/executor.ts';
import { Tensor } from '@engine/tensor.ts';
import type { Network } from '@network/graph.ts';
import type { ImageGradient, State } from '@network/run/index.ts';
import { canBeFast, tensorsOf } from './learner.ts';
import { programOf } from './program.ts';

interface Prepared {
  executor: Executor;
  /** The tensor that holds the value of the node. */
  place: string;
}

/** The network up to a node, laid out for the gradient of its image and of nothing else. */
function prepare(network: Network, state: State, { shape }: Tensor, node: string): Prepared {
  const { program, places, dropouts } = programOf({ ...network, output: node }, state, shape);
  const [input] = network.nodes;
  const leaves = Object.fromEntries(
    Object.entries(program.leaves).map(([name, leaf]) => [name, { ...leaf, gradient: name === input!.id }]),
  );
  // Without the loss that a program of a network ends in.
  const executor = compile({ leaves, steps: program.steps.slice(0, -1) });
  for (const { mask } of dropouts) executor.value(mask).data.fill(1);
  return { executor, place: places.get(node)! };
}

/**
 * What `effectiveField` needs, on the WebAssembly kernels: of one node of one network, on images of one shape, for any number
 * of draws. Undefined where they cannot run it.
 */
export function fastImageGradient(network: Network): ImageGradient | undefined {
  if (!canBeFast(network)) return undefined;
  let prepared: Prepared | undefined;
  return (_, state, image, node, seed) => {
    if (node === network.nodes[0]!.id) return seed;
    const { executor, place } = (prepared ??= prepare(network, state, image, node));
    tensorsOf(executor, state, 'parameters');
    tensorsOf(executor, state, 'buffers');
    executor.value(network.nodes[0]!.id).data.set(image.data);
    executor.forward(1, false);
    executor.gradient(place).data.set(seed.data);
    executor.backward();
    return executor.gradient(network.nodes[0]!.id);
  };
}
