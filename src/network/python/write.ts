import type { Network, Node } from '../graph.ts';
import { layerKinds } from '../layers/index.ts';
import { forwardLines } from './write-forward.ts';
import { attributeName, className, constructorCall, isModuleNode, remark } from './write-layer.ts';
import { sequentialLines } from './write-sequential.ts';
import { type Unit, inTreeOrder, readersOf, unitsOf } from './write-units.ts';

export interface WriteOptions {
  /** 'sequential' writes an nn.Sequential where the network is a plain chain, and a class where it is not. */
  style: 'sequential' | 'module';
}

/**
 * Writes a network as PyTorch source that runs and reads back as the same network, up to names. Arguments are written
 * where they differ from PyTorch's defaults. A node of kind 'unknown' becomes an nn.Identity with a remark.
 */
export function writeNetwork(network: Network, { style }: WriteOptions): string {
  return style === 'sequential' && isChain(network) ? writeSequential(network) : writeModule(network);
}

function isChain({ nodes, output }: Network): boolean {
  const layers = nodes.slice(1);
  const readers = readersOf(nodes, output);
  const shared = new Set<string>();
  return (
    layers.length > 0 &&
    output === layers.at(-1)!.id &&
    layers.every(
      (node, i) =>
        isModuleNode(node) &&
        node.inputs.length === 1 &&
        node.inputs[0] === nodes[i]!.id &&
        readers.get(node.id) === 1,
    ) &&
    layers.every((node) => isFirstUse(node, shared) || !hasState(node)) &&
    inTreeOrder(layers, '')
  );
}

function isFirstUse(node: Node, seen: Set<string>): boolean {
  if (seen.has(node.module)) return false;
  seen.add(node.module);
  return true;
}

/** Whether two uses of a layer share anything: an activation or a pooling may be written twice. */
function hasState(node: Node): boolean {
  const kind = layerKinds.get(node.kind);
  return !kind || Object.keys({ ...kind.parameters(node.options), ...kind.buffers(node.options) }).length > 0;
}

function writeSequential(network: Network): string {
  const lines = sequentialLines(network.nodes.slice(1), '');
  const ordered = lines.some((line) => line.includes('OrderedDict('))
    ? ['from collections import OrderedDict', '']
    : [];
  return [...ordered, 'from torch import nn', '', `model = ${lines[0]!}`, ...lines.slice(1), ''].join('\n');
}

function writeModule(network: Network): string {
  const units = unitsOf(network);
  const names = new Map<string, string>();
  const used = new Set<string>();
  const definitions: string[] = [];
  for (const unit of units.filter(({ nodes }) => isModuleNode(nodes[0]!))) {
    if (names.has(unit.path)) continue;
    const name = uniqueName(attributeName(unit.path), used);
    names.set(unit.path, name);
    definitions.push(...definition(unit, name));
  }
  const forward = forwardLines(network, units, (unit) => `self.${names.get(unit.path)!}`);
  const imports = [
    ...(definitions.some((line) => line.includes('OrderedDict('))
      ? ['from collections import OrderedDict', '']
      : []),
    ...(forward.some((line) => line.includes('torch.')) ? ['import torch'] : []),
    'from torch import nn',
  ];
  return [
    ...imports,
    '',
    '',
    `class ${className(network.name)}(nn.Module):`,
    '    def __init__(self):',
    '        super().__init__()',
    ...definitions.map((line) => `        ${line}`),
    '',
    '    def forward(self, x):',
    ...forward.map((line) => `        ${line}`),
    '',
  ].join('\n');
}

function definition({ path, nodes }: Unit, name: string): string[] {
  const [first] = nodes;
  if (nodes.length === 1 && first!.module === path)
    return [`self.${name} = ${constructorCall(first!)}${remark(first!)}`];
  const lines = sequentialLines(nodes, path);
  return [`self.${name} = ${lines[0]!}`, ...lines.slice(1)];
}

function uniqueName(base: string, used: Set<string>): string {
  let name = base;
  for (let use = 2; used.has(name); use++) name = `${base}_${use}`;
  used.add(name);
  return name;
}
