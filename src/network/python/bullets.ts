import { applyModule } from './forward.ts';
import { evaluate } from './expressions.ts';
import { positionalArgs } from './arguments.ts';
import { standIn } from './construct.ts';
import { type Item, findItems } from './items.ts';
import { findPrinted, isRepr } from './repr.ts';
import { isModule, namePaths } from './modules.ts';
import { fileScope } from './names.ts';
import { parsePython } from './parse.ts';
import type { Run } from './run.ts';
import type { Scope } from './scope.ts';
import { containers, layerNames, resolve } from './torch.ts';
import { Trace } from './trace.ts';
import { Instance, Layer, Unknown, type Value } from './values.ts';

/** Reads a list of layers, one to a line, as a chain in the order written. Each line stands alone. */
export function readBullets(run: Run): Trace | null {
  const items = isRepr(run.source.read) ? findPrinted(run.source) : findItems(run.source);
  if (items.length === 0) return null;
  const scope = fileScope();
  for (const name of layerNames) scope.set(name, resolve(`torch.nn.${name}`));
  const root = new Instance(containers.Sequential, { from: 0, to: 0 });
  const uses = new Map<string, number>();
  for (const item of items) place(run, root, item, readItem(run, item, scope), uses);
  const trace = new Trace(run, namePaths(root).paths);
  trace.impliesFlatten = true;
  run.trace = trace;
  let value: Value = trace.latest;
  for (const child of root.attributes.values())
    if (isModule(child)) value = applyModule(run, child, positionalArgs([value], child.place), child.place);
  return trace;
}

function readItem(run: Run, item: Item, scope: Scope): Instance | Layer {
  const [statement] = parsePython(run.source, item.call);
  const value = statement?.type === 'expression' ? evaluate(run, statement.value, scope) : null;
  if (value !== null && isModule(value)) return value;
  if (!(value instanceof Unknown))
    run.fail(item.call, 'This is not a layer.', 'Write a call such as nn.Conv2d(3, 32, 3).');
  else if (value.why !== null) run.fail(item.call, `${value.why}.`);
  return standIn(run, item.call);
}

/** Puts a module in at its path; a name that is taken gets a number. */
function place(
  run: Run,
  root: Instance,
  item: Item,
  module: Instance | Layer,
  uses: Map<string, number>,
): void {
  let use = uses.get(item.name) ?? 1;
  let name = item.name;
  while (root.attributes.has(name)) name = `${item.name}_${++use}`;
  uses.set(item.name, use);
  if (name !== item.name && !item.numbered)
    run.warn(item.call, `The name '${item.name}' is used before; this one is called '${name}'.`);
  root.attributes.set(name, module);
}
