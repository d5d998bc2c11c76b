import type { Shape } from '@engine/tensor.ts';
import { type Analysis, analyse } from '@network/analysis/index.ts';
import type { Network } from '@network/graph.ts';

/** Layers that may each ask for a larger image than the one before. */
const most = 12;

/**
 * The smallest image found that no layer is too small for: what each failing layer asks for, until none fails.
 * Undefined where no size helps.
 */
export function mendingImage(network: Network, { input, nodes }: Analysis): readonly number[] | undefined {
  let failed = nodes.find((node) => !node.ok && node.cause === 'failed');
  let lengths: Shape | undefined;
  for (let times = 0; failed && times < most; times++) {
    if (failed.ok || !failed.smallestImage) return undefined;
    lengths = failed.smallestImage;
    const again = analyse(network, { input: [...input.slice(0, 2), ...lengths] });
    failed = again.nodes.find((node) => !node.ok && node.cause === 'failed');
  }
  return failed ? undefined : lengths;
}
