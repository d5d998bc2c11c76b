import type { Executor } from '@engine/fast/executor.ts';
import { bestVariant } from '@engine/fast/kernels.ts';
import type { Replicas } from '@engine/fast/replicas/job.ts';
import { Lead } from '@engine/fast/replicas/lead.ts';
import { sizeOf } from '@engine/tensor.ts';
import type { Network } from '@network/graph.ts';
import { LOSS, type NetworkProgram } from './program.ts';
import { stepMs, worthReplicas } from './worth.ts';

/** The replicas of a network, led from here. */
export interface Apart {
  /** Whether a batch of so many images saves enough. */
  isWorth(batch: number): boolean;
  /** As `Lead`'s. */
  learn(batch: number): Promise<number>;
  end(): void;
}

/** Undefined where a layer looks at the whole batch. */
export function apart(
  executor: Executor,
  network: Network,
  { program, places, dropouts, target, macs }: NetworkProgram,
  replicas: Replicas,
): Apart | undefined {
  // Batch norm adds up over all images inside a layer: several messages for each would cost more than they give.
  if (program.steps.some(({ op }) => op === 'batchNorm')) return undefined;
  const { leaves } = program;
  const input = network.nodes[0]!.id;
  const images = leaves[input]!.shape[0]!;
  const inputs = [input, ...dropouts.map(({ mask }) => mask)];
  const parameters = Object.keys(leaves).filter((name) => leaves[name]!.gradient);
  const output = places.get(network.output)!;
  const variant = bestVariant();
  const job = { program, variant, images, parameters, inputs, target, output, loss: LOSS };
  const lead = new Lead(executor, job, replicas);
  const size = (names: readonly string[]): number =>
    names.reduce((sum, name) => sum + sizeOf(leaves[name]!.shape), 0);
  const perImage = size(inputs) / images;
  const perReplica = 2 * size(parameters);
  return {
    isWorth(batch) {
      const others = 1 - 1 / Math.min(replicas.shares, batch);
      const numbers = perReplica * (replicas.shares - 1) + perImage * batch * others;
      return worthReplicas(stepMs(macs, batch) * others, numbers);
    },
    learn: (batch) => lead.learn(batch),
    end: () => lead.end(),
  };
}
