import { type Shape, ShapeError, sizeOf } from '@engine/tensor.ts';
import type { Analysis, LostNode, ReachedNode } from '@network/analysis/index.ts';
import type { Diagnostic } from '@network/diagnostic.ts';
import type { Node } from '@network/graph.ts';
import { layerKinds } from '@network/layers/index.ts';
import { operationOf } from './operation.ts';
import type { Reading } from './reading.ts';
import { remarksOf } from './remarks.ts';
import type { Holdings, Loss, Numbers, Row, Window } from './row.ts';

/** Every node of an analysis as plain data. */
export const rowsOf = (analysis: Analysis, { diagnostics }: Pick<Reading, 'diagnostics'>): Row[] =>
  analysis.nodes.map((analysed) => ({
    ...aboutOf(analysed.node),
    ...(analysed.ok
      ? { holds: holdingsOf(analysed), numbers: numbersOf(analysed), remarks: remarksOf(analysed, analysis) }
      : { holds: heldBy(analysed.node), loss: lossOf(analysed, diagnostics), remarks: [] }),
  }));

const aboutOf = (node: Node) => ({
  id: node.id,
  path: node.id.replace(/#\d+$/, '').split('.'),
  operation: operationOf(node),
  role: layerKinds.get(node.kind)?.role ?? 'shape',
  inputs: node.inputs,
  ...(node.span && { place: { from: node.span.from, to: node.span.to, line: node.span.line } }),
});

const holdingsOf = ({ parameters, sharedWith }: ReachedNode): Holdings => ({
  parameters: parameters.total,
  buffers: parameters.buffers,
  ...(sharedWith !== undefined && { sharedWith }),
});

/** What a layer holds that could not be reached: its options alone say so. */
function heldBy({ id, module, kind, options }: Node): Holdings | undefined {
  const known = layerKinds.get(kind);
  if (!known) return undefined;
  const count = (shapes: Readonly<Record<string, Shape>>) =>
    Object.values(shapes).reduce((sum, shape) => sum + sizeOf(shape), 0);
  try {
    const again = id !== module && id.startsWith(`${module}#`);
    return {
      parameters: count(known.parameters(options)),
      buffers: count(known.buffers(options)),
      ...(again && { sharedWith: module }),
    };
  } catch (error) {
    if (error instanceof ShapeError) return undefined;
    throw error;
  }
}

function numbersOf(node: ReachedNode): Numbers {
  const window = windowOf(node);
  return {
    shape: node.output.slice(1),
    work: node.work,
    field: node.reach.map(({ size }) => size),
    jump: node.reach.map(({ jump }) => jump),
    start: node.reach.map(({ start }) => start),
    ...(window && { window }),
  };
}

function windowOf({ readings }: ReachedNode): Window | undefined {
  const [rows, columns = rows] = readings;
  if (rows?.kind !== 'window' || columns?.kind !== 'window') return undefined;
  return {
    kernel: [rows.kernel, columns.kernel],
    stride: [rows.stride, columns.stride],
    dilation: [rows.dilation, columns.dilation],
    padding: [rows.padding[0], columns.padding[0]],
  };
}

/** Why a row has no numbers; for what the reader of Python did not know, in the reader's words. */
function lossOf({ node, reason, cause, smallestImage }: LostNode, diagnostics: readonly Diagnostic[]): Loss {
  const unread = node.kind === 'unknown' ? diagnostics.find((each) => within(each, node)) : undefined;
  return {
    reason: unread ? [unread.message, unread.hint].filter(Boolean).join(' ') : reason,
    here: cause === 'failed',
    ...(smallestImage && { smallestImage }),
  };
}

const within = ({ from, to }: Diagnostic, { span }: Node): boolean =>
  span !== undefined && from < span.to && to > span.from;
