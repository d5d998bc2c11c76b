import { layerKinds } from '../layers/index.ts';
import type { Run } from './run.ts';
import type { Trace } from './trace.ts';
import type { Layer } from './values.ts';

/** The node that a Linear reads in a bare list of layers: feature maps are flattened first, which is said. */
export function flattened(run: Run, trace: Trace, node: string, layer: Layer): string {
  if (!endsInMaps(trace, node)) return node;
  run.warn(
    layer.place,
    'A Flatten is put in before this Linear layer: the list has none, and what comes before gives feature maps.',
    'Add nn.Flatten() to the list.',
  );
  return trace.apply('Flatten', { start_dim: 1, end_dim: -1 }, [node], layer.place).node;
}

/** Whether the node's value has spatial axes, by the last layer that decides so; the network's input has them. */
function endsInMaps(trace: Trace, id: string): boolean {
  for (let node = trace.node(id); node; node = trace.node(node.inputs[0] ?? '')) {
    const role = layerKinds.get(node.kind)?.role;
    if (role === 'linear' || role === 'shape' || node.kind === 'mean') return false;
    if (
      role === 'input' ||
      role === 'convolution' ||
      role === 'transposed' ||
      role === 'pooling' ||
      role === 'upsampling'
    )
      return true;
  }
  return false;
}
