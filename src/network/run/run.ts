import type { Variable } from '@engine/autograd/variable.ts';
import type { Random } from '@engine/random.ts';
import { ShapeError } from '@engine/tensor.ts';
import type { Network, Node } from '../graph.ts';
import { defaultsOf } from '../layers/define.ts';
import { layerKinds } from '../layers/index.ts';
import { computationOf } from './computations.ts';
import type { State } from './state.ts';

export interface RunOptions {
  /** Stop at this node; only what it needs is computed. Default: the network's output. */
  upTo?: string;
  /** Train: dropout draws from it, batch norm normalises by the batch and moves its statistics in the state. */
  training?: Random;
}

/**
 * Runs a network on the engine. Returns the value of every node that was computed, each remembering how it was made.
 * @throws ShapeError or RangeError naming the node that cannot be computed, RangeError for an `upTo` that is no node.
 */
export function run(
  network: Network,
  state: State,
  input: Variable,
  options: RunOptions = {},
): Map<string, Variable> {
  const { upTo = network.output, training } = options;
  if (!network.nodes.some(({ id }) => id === upTo)) {
    const known = network.nodes.map(({ id }) => id).join(', ');
    throw new RangeError(`run: there is no node '${upTo}' to stop at; there are ${known}`);
  }
  const wanted = ancestors(network, upTo);
  const values = new Map<string, Variable>();
  for (const node of network.nodes) {
    if (wanted.has(node.id)) values.set(node.id, valueOf(node));
  }
  return values;

  function valueOf(node: Node): Variable {
    if (node.kind === 'input') return input;
    try {
      return computationOf(node.kind)({
        kind: node.kind,
        options: { ...defaultsOf(layerKinds.get(node.kind)?.signature ?? []), ...node.options },
        inputs: node.inputs.map((id) => values.get(id)!),
        state: state.get(node.module) ?? { parameters: {}, buffers: {} },
        ...(training ? { training } : {}),
      });
    } catch (error) {
      const Kind = [ShapeError, RangeError].find((each) => error instanceof each);
      throw Kind ? new Kind(`${node.id}: ${(error as Error).message}`) : error;
    }
  }
}

/** The node and all that it reads, however far back. */
export function ancestors(network: Network, id: string): Set<string> {
  const wanted = new Set([id]);
  for (const node of network.nodes.toReversed()) {
    if (wanted.has(node.id)) for (const input of node.inputs) wanted.add(input);
  }
  return wanted;
}
