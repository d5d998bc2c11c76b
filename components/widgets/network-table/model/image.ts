import type { Shape } from '@engine/tensor.ts';
import type { Network, Node } from '@network/graph.ts';

interface Wish {
  /** 0 leaves it to the network. */
  channels: number;
  height: number;
  width: number;
}

/** Where nothing says otherwise: a colour picture as large as the homework's. */
const usual = { channels: 3, length: 256, frames: 16 };

const readsImage = (network: Network): Node | undefined =>
  network.nodes.find(({ inputs }) => inputs.includes(network.nodes[0]?.id ?? ''));

/** What the first layer with a number of channels expects. */
function expectedChannels(network: Network): number | undefined {
  for (const { options } of network.nodes) {
    const channels = options.in_channels ?? options.num_features ?? options.in_features;
    if (typeof channels === 'number') return channels;
  }
  return undefined;
}

/** How many axes the first layer that tells reads after batch and channels. */
function spatialAxes(network: Network): number {
  if (readsImage(network)?.kind === 'Linear') return 0;
  for (const { kind } of network.nodes) {
    const digit = /([123])d$/.exec(kind)?.[1];
    if (digit !== undefined) return Number(digit);
  }
  return 2;
}

/**
 * The input of a network, [1, channels, …]: what was asked for; otherwise what the network is known for;
 * otherwise what its first layers expect.
 */
export function imageFor(network: Network, wish: Wish, known: Shape = []): Shape {
  const axes = known.length > 0 ? known.length - 1 : spatialAxes(network);
  const asked = [usual.frames, wish.height, wish.width].slice(3 - axes);
  const channels = wish.channels || (known[0] ?? expectedChannels(network) ?? usual.channels);
  return [1, channels, ...asked.map((length, axis) => length || (known[axis + 1] ?? usual.length))];
}
