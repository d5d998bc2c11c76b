import type { Tensor } from '@engine/tensor.ts';
import type { Training, Watch } from './loop.ts';

/** How one trained tensor fared in a step. */
export interface ParameterStatistics {
  /** Euclidean norms, before the update. */
  norm: number;
  gradientNorm: number;
  /** Norm of the change over that of the tensor: near 1e−3 where learning goes well. */
  updateRatio: number;
}

/** What one node gives for a batch in evaluation, without dropout and by batch norm's running statistics, before the update. */
export interface ActivationStatistics {
  mean: number;
  deviation: number;
  /** Of a ReLU only: the share of its channels (of its features, where there are no others) that were 0 all over the batch. */
  dead?: number;
}

export interface Statistics {
  parameters: Record<string, ParameterStatistics>;
  activations: Record<string, ActivationStatistics>;
}

/** A look at the next step: to be made before it, shown its gradients, and asked when it is done. Moves nothing in the run. */
export function lookClosely({ learner, network }: Training): { watch: Watch; statistics(): Statistics } {
  const before = new Map([...learner.parameters].map(([name, { data }]) => [name, data.slice()]));
  const gradientNorms = new Map<string, number>();
  const activations: Record<string, ActivationStatistics> = {};
  return {
    watch({ gradients }, { images }) {
      gradients.forEach((gradient, name) => gradientNorms.set(name, norm(gradient)));
      const kinds = new Map(network.nodes.map(({ id, kind }) => [id, kind]));
      learner.activations(images).forEach((value, id) => {
        activations[id] = {
          ...moments(value.data),
          ...(kinds.get(id) === 'ReLU' ? { dead: deadShare(value) } : {}),
        };
      });
    },
    statistics() {
      const parameters = [...learner.parameters].map(([name, { data }]) => {
        const old = before.get(name)!;
        const oldNorm = norm(old);
        const change = norm(old.map((value, cell) => data[cell]! - value));
        const updateRatio = oldNorm === 0 ? 0 : change / oldNorm;
        return [name, { norm: oldNorm, gradientNorm: gradientNorms.get(name) ?? 0, updateRatio }] as const;
      });
      return { parameters: Object.fromEntries(parameters), activations };
    },
  };
}

const norm = (numbers: Float32Array): number =>
  Math.sqrt(numbers.reduce((sum, value) => sum + value * value, 0));

function moments(numbers: Float32Array): { mean: number; deviation: number } {
  const mean = numbers.reduce((sum, value) => sum + value, 0) / numbers.length;
  const squares = numbers.reduce((sum, value) => sum + (value - mean) ** 2, 0);
  return { mean, deviation: Math.sqrt(squares / numbers.length) };
}

/** [batch, channels, …] → the share of channels without a cell above 0. */
function deadShare({ shape, data }: Tensor): number {
  const [batch, channels] = shape as [number, number];
  const plane = data.length / (batch * channels);
  const alive = new Set<number>();
  data.forEach((value, cell) => {
    if (value > 0) alive.add(Math.floor(cell / plane) % channels);
  });
  return 1 - alive.size / channels;
}
