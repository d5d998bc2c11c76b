import type { Network, Node } from '../graph.ts';
import { pythonValue } from '../layers/define.ts';
import type { Unit } from './write-units.ts';

const operators: Record<string, string> = { add: '+', sub: '-', mul: '*', div: '/' };

/** Lines of `forward`: one for each unit, values named x, y, z, … and each name free again after its last reader. */
export function forwardLines(
  { nodes, output }: Network,
  units: readonly Unit[],
  callee: (unit: Unit) => string,
): string[] {
  const input = nodes[0]!.id;
  const lastReader = new Map<string, number>([[input, -1]]);
  units.forEach((unit, i) => {
    for (const id of unit.nodes[0]!.inputs) lastReader.set(id, i);
  });
  lastReader.set(output, units.length);
  const names = new Map([[input, 'x']]);
  const live = new Set(['x']);
  const lines = units.map((unit, i) => {
    const first = unit.nodes[0]!;
    const given = first.inputs.map((id) => names.get(id) ?? 'x');
    for (const id of first.inputs) if (lastReader.get(id) === i) live.delete(names.get(id)!);
    const name = given.find((each) => !live.has(each)) ?? freeName(live);
    const last = unit.nodes.at(-1)!.id;
    names.set(last, name);
    if (lastReader.has(last)) live.add(name);
    return `${name} = ${expression(first, given, unit, callee)}`;
  });
  return [...lines, `return ${names.get(output) ?? 'x'}`];
}

function freeName(live: ReadonlySet<string>): string {
  const short = ['x', 'y', 'z', 'u', 'v', 'w'].find((name) => !live.has(name));
  if (short) return short;
  for (let i = 1; ; i++) if (!live.has(`x${i}`)) return `x${i}`;
}

function expression(
  node: Node,
  given: readonly string[],
  unit: Unit,
  callee: (unit: Unit) => string,
): string {
  const [x = 'x'] = given;
  const operator = operators[node.kind];
  // The other side was a constant, which a network does not keep.
  if (operator) return given.length > 1 ? given.join(` ${operator} `) : `${x} ${operator} 1.0`;
  if (node.kind === 'concat')
    return `torch.cat([${given.join(', ')}], dim=${pythonValue(node.options.dim ?? 0)})`;
  if (node.kind === 'mean') {
    const keep = node.options.keepdim ? ', keepdim=True' : '';
    return `${x}.mean(dim=${pythonValue(node.options.dim ?? null)}${keep})`;
  }
  if (node.kind === 'reshape') return `${x}.reshape(${[node.options.shape].flat().join(', ')})`;
  return `${callee(unit)}(${given.join(', ')})`;
}
