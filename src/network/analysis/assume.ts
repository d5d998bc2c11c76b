import type { Node } from '../graph.ts';
import type { Options, Role } from '../layer.ts';
import { layerKinds } from '../layers/index.ts';

/** Layers that give as many channels as they read. */
const keepsChannels: ReadonlySet<Role | undefined> = new Set<Role>([
  'activation',
  'dropout',
  'normalisation',
  'pooling',
  'upsampling',
]);

/** The nodes, where each unknown one is told how many channels the next layer that says so expects of it. */
export function assumeChannels(nodes: readonly Node[]): readonly Node[] {
  if (!nodes.some(({ kind }) => kind === 'unknown')) return nodes;
  const readers = new Map<string, Node[]>();
  for (const node of nodes) for (const id of node.inputs) readers.set(id, [...(readers.get(id) ?? []), node]);
  return nodes.map((node) =>
    node.kind === 'unknown' ? { ...node, options: { ...node.options, ...expectedOf(node, readers) } } : node,
  );
}

function expectedOf(unknown: Node, readers: ReadonlyMap<string, readonly Node[]>): Options {
  const after = [...(readers.get(unknown.id) ?? [])];
  for (const { id, kind, options } of after) {
    const channels = options.in_channels ?? options.num_features ?? options.num_channels;
    if (typeof channels === 'number') return { channels, expectedBy: id };
    if (keepsChannels.has(layerKinds.get(kind)?.role)) after.push(...(readers.get(id) ?? []));
  }
  return {};
}
