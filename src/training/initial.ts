import { Random } from '@engine/random.ts';
import { type Shape, sizeOf } from '@engine/tensor.ts';
import type { Network } from '@network/graph.ts';
import { type State, initialise } from '@network/run/index.ts';

export type Nonlinearity = 'linear' | 'sigmoid' | 'tanh' | 'relu' | 'leaky_relu' | 'selu';
export type Fan = 'fan_in' | 'fan_out';

/** What the weights of convolutions and linear layers begin with. Plain data; all but the default begin biases with 0. */
export type Initialisation =
  /** PyTorch's: uniform within ±1/√fan_in, biases too. */
  | { kind: 'default' }
  /** Keeps the variance through layers that half cut off (He, Zhang, Ren & Sun 2015). `a`: negative slope of leaky_relu. */
  | { kind: 'kaiming-uniform' | 'kaiming-normal'; mode?: Fan; nonlinearity?: Nonlinearity; a?: number }
  /** Keeps the variance forward and back on average (Glorot & Bengio 2010). */
  | { kind: 'xavier-uniform' | 'xavier-normal'; gain?: number }
  /** All 0: no unit of a layer ever differs from another. */
  | { kind: 'zeros' }
  /** Normal with this deviation, whatever the fan: activations grow from layer to layer. */
  | { kind: 'too-large'; deviation: number };

/** `torch.nn.init.calculate_gain`: by how much a layer before the nonlinearity must scale to keep the variance. */
export function gainOf(nonlinearity: Nonlinearity, a = 0.01): number {
  const gains = { linear: 1, sigmoid: 1, tanh: 5 / 3, relu: Math.SQRT2, selu: 3 / 4 };
  return nonlinearity === 'leaky_relu' ? Math.sqrt(2 / (1 + a * a)) : gains[nonlinearity];
}

/** Numbers that a weight [out, in, …kernel] reads and feeds: in · kernel and out · kernel. */
function fansOf(shape: Shape): Record<Fan, number> {
  const kernel = sizeOf(shape.slice(2));
  return { fan_in: shape[1]! * kernel, fan_out: shape[0]! * kernel };
}

/** The standard deviation of the weights, and whether they are uniform (within √3 deviations) or normal. */
function spreadOf(
  initialisation: Exclude<Initialisation, { kind: 'default' }>,
  shape: Shape,
): { deviation: number; uniform: boolean } {
  const { fan_in, fan_out } = fansOf(shape);
  switch (initialisation.kind) {
    case 'zeros':
      return { deviation: 0, uniform: true };
    case 'too-large':
      return { deviation: initialisation.deviation, uniform: false };
    case 'xavier-uniform':
    case 'xavier-normal': {
      const { kind, gain = 1 } = initialisation;
      return { deviation: gain * Math.sqrt(2 / (fan_in + fan_out)), uniform: kind === 'xavier-uniform' };
    }
    case 'kaiming-uniform':
    case 'kaiming-normal': {
      const { kind, mode = 'fan_in', nonlinearity = 'leaky_relu', a = 0 } = initialisation;
      const fan = mode === 'fan_in' ? fan_in : fan_out;
      return { deviation: gainOf(nonlinearity, a) / Math.sqrt(fan), uniform: kind === 'kaiming-uniform' };
    }
  }
}

/**
 * The parameters and buffers that a network begins with. The same seed gives the same numbers.
 * Normalisation always begins with weights of 1 and biases of 0.
 */
export function beginParameters(network: Network, initialisation: Initialisation, seed: number): State {
  const state = initialise(network, { seed });
  if (initialisation.kind === 'default') return state;
  const random = new Random(seed);
  for (const { parameters } of state.values()) {
    const weight = parameters.weight?.value;
    if (!weight || weight.shape.length < 2) continue;
    const { deviation, uniform } = spreadOf(initialisation, weight.shape);
    const bound = Math.sqrt(3) * deviation;
    weight.data.forEach((_, cell) => {
      weight.data[cell] = uniform ? random.uniform(-bound, bound) : random.normal(0, deviation);
    });
    parameters.bias?.value.data.fill(0);
  }
  return state;
}
