import type { Node } from '../graph.ts';
import { attributeName, constructorCall, remark } from './write-layer.ts';

/** Lines of the nn.Sequential that runs a chain; paths below `prefix` become Sequentials in it. */
export function sequentialLines(nodes: readonly Node[], prefix: string, named = false): string[] {
  const children = childrenOf(nodes, prefix);
  const numbered = !named && children.every(({ name }, i) => name === String(i));
  const lines = children.flatMap(({ name, nodes: inside, path }) => {
    const [only] = inside;
    const own =
      inside.length === 1 && only!.module === path ? [constructorCall(only!)] : sequentialLines(inside, path);
    const behind = inside.length === 1 ? remark(only!) : '';
    if (numbered) return closed(own, ',', behind);
    return closed([`('${name}', ${own[0]!}`, ...own.slice(1)], '),', behind);
  });
  const inner = lines.map((line) => `    ${line}`);
  return numbered ? ['nn.Sequential(', ...inner, ')'] : ['nn.Sequential(OrderedDict([', ...inner, ']))'];
}

const closed = (lines: readonly string[], mark: string, behind: string) => [
  ...lines.slice(0, -1),
  `${lines.at(-1)!}${mark}${behind}`,
];

interface Child {
  name: string;
  path: string;
  nodes: Node[];
}

/** Nodes grouped by the next part of their paths. */
function childrenOf(nodes: readonly Node[], prefix: string): Child[] {
  const children: Child[] = [];
  const names = new Set<string>();
  for (const node of nodes) {
    const [head = ''] = node.module.slice(prefix ? prefix.length + 1 : 0).split('.');
    const path = prefix ? `${prefix}.${head}` : head;
    const last = children.at(-1);
    if (last && last.path === path && node.module !== path) {
      last.nodes.push(node);
      continue;
    }
    const plain = /^\d+$/.test(head) ? head : attributeName(head);
    let name = plain;
    for (let use = 2; names.has(name); use++) name = `${plain}_${use}`;
    names.add(name);
    children.push({ name, path, nodes: [node] });
  }
  return children;
}
