import type { Analysis, LostNode, ReachedNode } from '@network/analysis/index.ts';
import type { Diagnostic } from '@network/diagnostic.ts';
import type { Node } from '@network/graph.ts';
import { layerKinds } from '@network/layers/index.ts';
import { operationOf } from './operation.ts';
import type { Reading } from './reading.ts';
import { remarksOf } from './remarks.ts';
import type { Loss, Numbers, Row, Window } from './row.ts';

/** Every node of an analysis as plain data. */
export const rowsOf = ({ nodes }: Analysis, { diagnostics }: Pick<Reading, 'diagnostics'>): Row[] =>
  nodes.map((analysed) => ({
    ...aboutOf(analysed.node),
    ...(analysed.ok
      ? { numbers: numbersOf(analysed), remarks: remarksOf(analysed) }
      : { loss: lossOf(analysed, diagnostics), remarks: [] }),
  }));

const aboutOf = (node: Node) => ({
  id: node.id,
  path: node.id.replace(/#\d+$/, '').split('.'),
  operation: operationOf(node),
  role: layerKinds.get(node.kind)?.role ?? 'shape',
  inputs: node.inputs,
  ...(node.span && { place: { from: node.span.from, to: node.span.to, line: node.span.line } }),
});

function numbersOf(node: ReachedNode): Numbers {
  const { weights, biases, total, buffers } = node.parameters;
  const window = windowOf(node);
  return {
    shape: node.output.slice(1),
    parameters: total,
    weights,
    biases,
    buffers,
    ...(node.sharedWith !== undefined && { sharedWith: node.sharedWith }),
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
