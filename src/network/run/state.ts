import { type Variable, constant, parameter } from '@engine/autograd/variable.ts';
import { Random } from '@engine/random.ts';
import { type Shape, Tensor, sizeOf } from '@engine/tensor.ts';
import type { Network, Node } from '../graph.ts';
import { layerKinds } from '../layers/index.ts';
import type { ModuleState } from './call.ts';

/** What all modules of a network own, by PyTorch's path of each. */
export type State = Map<string, ModuleState>;

export interface InitialiseOptions {
  seed: number;
  /** Default true. False: no gradients for the parameters, which saves time when only the input's is wanted. */
  trained?: boolean;
}

/**
 * The parameters as PyTorch begins with: convolutions and linear layers uniform within ±1/√fan_in (He et al. 2015
 * with a = √5), scales 1, shifts 0. The same seed gives the same numbers.
 */
export function initialise(network: Network, { seed, trained = true }: InitialiseOptions): State {
  const random = new Random(seed);
  const leaf = trained ? parameter : constant;
  const state: State = new Map();
  for (const node of network.nodes) {
    if (!state.has(node.module)) state.set(node.module, moduleState(node, random, leaf));
  }
  return state;
}

function moduleState(node: Node, random: Random, leaf: (value: Tensor) => Variable): ModuleState {
  const kind = layerKinds.get(node.kind);
  const parameters = Object.entries(kind?.parameters(node.options) ?? {});
  const buffers = Object.entries(kind?.buffers(node.options) ?? {});
  const isNorm = kind?.role === 'normalisation';
  const weight = parameters.find(([name]) => name === 'weight')?.[1] ?? [];
  const bound = 1 / Math.sqrt(sizeOf(weight.slice(1)));
  const begin = (name: string, shape: Shape) =>
    isNorm ? filled(shape, name === 'weight' ? 1 : 0) : uniform(shape, bound, random);
  return {
    parameters: Object.fromEntries(parameters.map(([name, shape]) => [name, leaf(begin(name, shape))])),
    buffers: Object.fromEntries(
      buffers.map(([name, shape]) => [name, filled(shape, name === 'running_var' ? 1 : 0)]),
    ),
  };
}

const filled = (shape: Shape, value: number): Tensor =>
  new Tensor(shape, new Float32Array(sizeOf(shape)).fill(value));

const uniform = (shape: Shape, bound: number, random: Random): Tensor =>
  new Tensor(
    shape,
    Float32Array.from({ length: sizeOf(shape) }, () => random.uniform(-bound, bound)),
  );
