import type { Leaf, Program, Step } from '@engine/fast/executor.ts';
import { spatial } from '@engine/shape/axes.ts';
import { type Shape, ShapeError, sizeOf } from '@engine/tensor.ts';
import type { Network } from '@network/graph.ts';
import { layerKinds } from '@network/layers/index.ts';
import { ancestors, type State } from '@network/run/index.ts';
import { translations } from './translate.ts';

/** The name of the tensor that holds the mean cross-entropy of the batch. */
export const LOSS = 'loss of the batch';

/** A network as a program of the fast engine, ending in the mean cross-entropy. */
export interface NetworkProgram {
  program: Program;
  /** The tensor that holds the value of each node, by the node's id. */
  places: ReadonlyMap<string, string>;
  dropouts: readonly { mask: string; p: number }[];
  /** The classes of the batch, one for each place of the logits [batch, classes, …]: filled in before each run. */
  target: Uint8Array;
  /** Multiply–accumulates of one image, forward. */
  macs: number;
}

/** @throws ShapeError naming the node that the fast engine cannot run, or whose shapes do not fit. */
export function programOf(network: Network, state: State, images: Shape): NetworkProgram {
  const leaves: Record<string, Leaf> = {};
  const steps: Step[] = [];
  const places = new Map<string, string>();
  const shapes = new Map<string, Shape>();
  const dropouts: { mask: string; p: number }[] = [];
  let macs = 0;
  for (const [path, { parameters, buffers }] of state) {
    for (const [name, { value }] of Object.entries(parameters)) {
      leaves[`${path}.${name}`] = { shape: value.shape, gradient: true };
    }
    for (const [name, { shape }] of Object.entries(buffers)) leaves[`${path}.${name}`] = { shape };
  }

  const wanted = ancestors(network, network.output);
  for (const node of network.nodes.filter(({ id }) => wanted.has(id))) {
    if (node.kind === 'input') {
      leaves[node.id] = { shape: images };
      places.set(node.id, node.id);
      shapes.set(node.id, images);
      continue;
    }
    const translate = Object.hasOwn(translations, node.kind) ? translations[node.kind] : undefined;
    if (!translate) throw new ShapeError(`${node.id}: the fast engine cannot run ${node.kind}`);
    const inputShapes = node.inputs.map((id) => shapes.get(id)!);
    const translation = translate({
      node,
      inputs: node.inputs.map((id) => places.get(id)!),
      inputShape: inputShapes[0]!,
      own: (name) => (`${node.module}.${name}` in leaves ? `${node.module}.${name}` : undefined),
    });
    steps.push(...translation.steps);
    Object.assign(leaves, translation.leaves);
    if (translation.dropout) dropouts.push(translation.dropout);
    places.set(node.id, translation.output);
    const kind = layerKinds.get(node.kind)!;
    const shape = kind.output(node.options, inputShapes);
    macs += kind.cost(node.options, inputShapes, shape).macs / images[0]!;
    shapes.set(node.id, shape);
  }

  const logits = places.get(network.output)!;
  const target = new Uint8Array(sizeOf([images[0]!, ...spatial(shapes.get(network.output)!)]));
  steps.push({ op: 'crossEntropy', inputs: [logits], output: LOSS, options: { target } });
  return { program: { leaves, steps }, places, dropouts, target, macs };
}
