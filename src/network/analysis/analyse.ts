import { ShapeError, type Shape, sizeOf } from '@engine/tensor.ts';
import { type Network, type Node, called } from '../graph.ts';
import { misalignments } from './alignment.ts';
import { assumeChannels } from './assume.ts';
import { type Conventions, countWork, presets } from './conventions.ts';
import { type Field, imageField, joinFields, readField } from './field.ts';
import { reachOf } from './reach.ts';
import type { Analysis, LostNode, NodeAnalysis, ReachedNode, Tally, Totals } from './result.ts';
import { floorLosses } from './rounding.ts';
import { fittingSquare, smallestImage } from './smallest.ts';
import { checkCountable, kindOf, outputOf } from './step.ts';

export interface AnalyseOptions {
  /** Shape of the input with the batch axis: [1, 3, 256, 256]. Counts are for all its examples. */
  input: Shape;
  /** Default: multiply–accumulates of convolutions and linear layers. */
  conventions?: Conventions;
}

/**
 * Every number of every layer: shapes, parameters, work and receptive fields. Never throws for what a network
 * holds: a layer that cannot be is named with the reason, and so is each one that it keeps from being reached.
 */
export function analyse(
  source: Network,
  { input, conventions = presets.homework }: AnalyseOptions,
): Analysis {
  const network = { ...source, nodes: assumeChannels(source.nodes) };
  const byId = new Map<string, NodeAnalysis>();
  const owners = new Map<string, string>();
  for (const node of network.nodes) {
    byId.set(node.id, unreached(node, byId) ?? reach(node));
  }
  const nodes = [...byId.values()];
  return { input, conventions, nodes, byId, totals: totalsOf(nodes) };

  function reach(node: Node): NodeAnalysis {
    try {
      const before = node.inputs.map((id) => byId.get(id) as ReachedNode);
      return analyseNode(node, before, input, conventions, owners);
    } catch (error) {
      if (!(error instanceof ShapeError)) throw error;
      const lost: LostNode = { ok: false, node, reason: ofLayer(node.id, error.message), cause: 'failed' };
      // An image that is none is not too small.
      const isImage = node.kind === 'input';
      const size = isImage
        ? undefined
        : (smallestImage(network, node, input) ?? fittingSquare(network, node, input));
      return size ? { ...lost, smallestImage: size } : lost;
    }
  }
}

/** What the engine says of an op ("conv: …"), said of the layer. */
const ofLayer = (id: string, complaint: string): string =>
  complaint.replace(/^[\w-]+(?=: )/, () => called(id));

function unreached(node: Node, byId: ReadonlyMap<string, NodeAnalysis>): LostNode | undefined {
  const broken = node.inputs.find((id) => !byId.get(id)?.ok);
  if (broken === undefined) return undefined;
  const before = byId.get(broken);
  const because = before && !before.ok ? (before.because ?? broken) : broken;
  const reason = before
    ? `${called(node.id)} is not reached: it reads what ${called(because)} would have made.`
    : `${called(node.id)} reads ${called(broken)}, which does not come before it.`;
  return { ok: false, node, reason, cause: 'unreached', because };
}

/** @throws ShapeError if the layer cannot read its inputs. */
function analyseNode(
  node: Node,
  before: readonly ReachedNode[],
  image: Shape,
  conventions: Conventions,
  owners: Map<string, string>,
): ReachedNode {
  const kind = kindOf(node);
  const inputs = kind.arity === 0 ? [image] : before.map(({ output }) => output);
  const output = outputOf(node, inputs);
  const parameters = tally(kind.parameters(node.options), kind.buffers(node.options));
  const cost = kind.cost(node.options, inputs, output);
  const work = countWork(conventions, { kind: kind.name, cost, parameters: parameters.total, output });
  checkCountable(parameters.total + work, node.id);

  const readings = kind.reading(node.options, inputs);
  const fields = before.map(({ field, output: shape }) => readField(field, readings, shape, output));
  const field: Field = kind.arity === 0 ? imageField(image) : joinFields(fields, output);
  const owner = parameters.total + parameters.buffers > 0 ? owners.get(node.module) : undefined;
  if (owner === undefined) owners.set(node.module, node.id);
  const note = kind.note?.(node.options);
  return {
    ok: true,
    node,
    kind,
    inputs,
    output,
    parameters,
    cost,
    work,
    readings,
    field,
    reach: field.axes.map(reachOf),
    floor: inputs.length === 1 ? floorLosses(readings, inputs[0]!, output) : [],
    misaligned: fields.length > 1 && !field.flattened ? misalignments(fields) : [],
    ...(owner === undefined ? {} : { sharedWith: owner }),
    ...(note === undefined ? {} : { note }),
  };
}

function tally(parameters: Record<string, Shape>, buffers: Record<string, Shape>): Tally {
  const sum = (shapes: readonly Shape[]) => shapes.reduce((total, shape) => total + sizeOf(shape), 0);
  const total = sum(Object.values(parameters));
  const biases = parameters.bias ? sizeOf(parameters.bias) : 0;
  return { weights: total - biases, biases, total, buffers: sum(Object.values(buffers)) };
}

function totalsOf(nodes: readonly NodeAnalysis[]): Totals {
  const totals: Totals = { weights: 0, biases: 0, total: 0, buffers: 0, work: 0 };
  for (const row of nodes) {
    if (!row.ok) continue;
    totals.work += row.work;
    if (row.sharedWith !== undefined) continue;
    totals.weights += row.parameters.weights;
    totals.biases += row.parameters.biases;
    totals.total += row.parameters.total;
    totals.buffers += row.parameters.buffers;
  }
  return totals;
}
