import type { Network } from '../graph.ts';
import { traceRoot } from './forward.ts';
import { namePaths } from './modules.ts';
import { fileScope } from './names.ts';
import { parsePython } from './parse.ts';
import { findRoot } from './roots.ts';
import type { Run } from './run.ts';
import { runFile } from './toplevel.ts';
import { Trace } from './trace.ts';
import { Instance, Layer } from './values.ts';

/** Reads a program that defines a network: classes, or an nn.Sequential. */
export function readProgram(run: Run): Network | null {
  const statements = parsePython(run.source);
  const scope = fileScope();
  const root = findRoot(run, statements, scope, runFile(run, statements, scope));
  if (!root) return null;
  const { paths, unregistered } = namePaths(root);
  const trace = new Trace(run, paths, unregistered);
  const output = traceRoot(run, trace, root);
  warnUnused(run, trace, paths);
  return trace.network(root.cls.name === 'Sequential' ? 'network' : root.cls.name, output);
}

/** Names the layers that the root holds and `forward` never runs. */
function warnUnused(run: Run, trace: Trace, paths: ReadonlyMap<Instance | Layer, string>): void {
  for (const [module, path] of paths) {
    if (module instanceof Layer && module.kind !== 'unknown' && !trace.used.has(module))
      run.warn(module.place, `The layer '${path}' is defined, but forward never uses it.`);
  }
}
