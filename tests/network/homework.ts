import type { Network, Node } from '@network/graph.ts';
import type { Options } from '@network/layer.ts';

/** A network whose layers follow one another: [name, kind, options] each. */
export function sequence(layers: readonly (readonly [string, string, Options?])[]): Network {
  const nodes: Node[] = [{ id: 'input', module: 'input', kind: 'input', options: {}, inputs: [] }];
  for (const [id, kind, options = {}] of layers) {
    nodes.push({ id, module: id, kind, options, inputs: [nodes.at(-1)!.id] });
  }
  return { name: 'sequence', nodes, output: nodes.at(-1)!.id };
}

const conv = (into: number, out: number, kernel: number, rest: Options = {}): Options => ({
  in_channels: into,
  out_channels: out,
  kernel_size: [kernel, kernel],
  padding: 'valid',
  ...rest,
});
const norm = (num_features: number): Options => ({ num_features });
const halve: Options = { kernel_size: [2, 2], stride: 2 };

/** The network of Problem 4, built by hand. */
export const homework = sequence([
  ['Layer1', 'Conv2d', conv(3, 32, 7, { padding: 'same' })],
  ['bn1', 'BatchNorm2d', norm(32)],
  ['Layer2', 'Conv2d', conv(32, 64, 5, { stride: 2 })],
  ['bn2', 'BatchNorm2d', norm(64)],
  ['Layer3', 'AvgPool2d', halve],
  ['Layer4', 'Conv2d', conv(64, 128, 3, { dilation: 2 })],
  ['bn3', 'BatchNorm2d', norm(128)],
  ['Layer5', 'Conv2d', conv(128, 128, 3)],
  ['bn4', 'BatchNorm2d', norm(128)],
  ['Layer6', 'AvgPool2d', halve],
  ['Layer7', 'Conv2d', conv(128, 256, 3)],
  ['bn5', 'BatchNorm2d', norm(256)],
  ['Layer8', 'AvgPool2d', halve],
  ['flatten', 'Flatten'],
  ['fc1', 'Linear', { in_features: 43264, out_features: 1024 }],
  ['fc2', 'Linear', { in_features: 1024, out_features: 1024 }],
  ['dropout', 'Dropout', { p: 0.5 }],
  ['fc3', 'Linear', { in_features: 1024, out_features: 10 }],
]);
