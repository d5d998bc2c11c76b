import type { Network, Node } from '../graph.ts';
import { isModuleNode } from './write-layer.ts';

/** What one line of `forward` runs: a single node, or a chain that is written as one nn.Sequential. */
export interface Unit {
  /** The path of the Sequential, or of the module. */
  path: string;
  nodes: readonly Node[];
}

/** Cuts a network's nodes into units, chains under one path as large as they come. */
export function unitsOf(network: Network): Unit[] {
  const { nodes } = network;
  const find = chainFinder(network);
  const units: Unit[] = [];
  for (let i = 1; i < nodes.length;) {
    const node = nodes[i]!;
    const chain = isModuleNode(node) ? longestChain(node.module, i, find) : null;
    units.push(chain ?? { path: node.module, nodes: [node] });
    i += units.at(-1)!.nodes.length;
  }
  return units;
}

type Find = (prefix: string, start: number) => readonly Node[] | null;

function longestChain(path: string, start: number, find: Find): Unit | null {
  for (let dot = path.indexOf('.'); dot >= 0; dot = path.indexOf('.', dot + 1)) {
    const prefix = path.slice(0, dot);
    const nodes = find(prefix, start);
    if (nodes && nodes.length > 1) return { path: prefix, nodes };
  }
  return null;
}

/** Finds the nodes under a path, when they are a chain that starts at an index and that nothing else reads into. */
function chainFinder({ nodes, output }: Network): Find {
  const under = new Map<string, number[]>();
  nodes.forEach((node, i) => {
    for (let dot = node.module.indexOf('.'); dot >= 0; dot = node.module.indexOf('.', dot + 1)) {
      const prefix = node.module.slice(0, dot);
      under.set(prefix, [...(under.get(prefix) ?? []), i]);
    }
  });
  const readers = readersOf(nodes, output);
  const exclusive = (node: Node, next: Node) =>
    next.inputs.length === 1 && next.inputs[0] === node.id && readers.get(node.id) === 1;
  return (prefix, start) => {
    const indices = under.get(prefix)!;
    const found = nodes.slice(start, start + indices.length);
    const isChain =
      indices[0] === start &&
      indices.at(-1) === start + indices.length - 1 &&
      new Set(found.map((node) => node.module)).size === found.length &&
      found.every(
        (node, i) =>
          isModuleNode(node) && (i === 0 ? node.inputs.length === 1 : exclusive(found[i - 1]!, node)),
      );
    return isChain && inTreeOrder(found, prefix) ? found : null;
  };
}

/** Whether equal beginnings of paths stand together, so that nested Sequentials keep the order. */
export function inTreeOrder(nodes: readonly Node[], prefix: string): boolean {
  const left = new Set<string>();
  let current = '';
  for (const node of nodes) {
    const [head = ''] = node.module.slice(prefix ? prefix.length + 1 : 0).split('.');
    if (head === current) continue;
    if (left.has(head)) return false;
    left.add(head);
    current = head;
  }
  return [...left].every((head) => {
    const path = prefix ? `${prefix}.${head}` : head;
    const inside = nodes.filter((node) => node.module.startsWith(`${path}.`));
    return inside.length === 0 || (!nodes.some((node) => node.module === path) && inTreeOrder(inside, path));
  });
}

/** How many times each node's value is read; being the output counts. */
export function readersOf(nodes: readonly Node[], output: string): ReadonlyMap<string, number> {
  const readers = new Map<string, number>([[output, 1]]);
  for (const node of nodes) for (const id of node.inputs) readers.set(id, (readers.get(id) ?? 0) + 1);
  return readers;
}
