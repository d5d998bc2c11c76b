import { gradients } from '@engine/autograd/backward.ts';
import { parameter } from '@engine/autograd/variable.ts';
import { Random } from '@engine/random.ts';
import { type Shape, ShapeError, Tensor, formatShape, sizeOf } from '@engine/tensor.ts';
import type { Network } from '../graph.ts';
import { shapesOf } from '../analysis/step.ts';
import { run } from './run.ts';
import { type State, initialise } from './state.ts';

export interface EffectiveFieldOptions {
  /** Shape of the image, [1, channels, …]. Need not be the network's own: what a unit sees does not depend on it. */
  input: Shape;
  /** Place of the unit: [row, column], or [index] in a vector. Its channels are taken together. */
  unit: readonly number[];
  seed: number;
  /** Fresh weights and images to average over. Default 1. */
  draws?: number;
}

/** The gradient of an image, given that of a node. Where nothing of it arrives there may be none. */
export type ImageGradient = (
  network: Network,
  state: State,
  image: Tensor,
  node: string,
  seed: Tensor,
) => Tensor | undefined;

const byAutograd: ImageGradient = (network, state, image, node, seed) => {
  const leaf = parameter(image);
  return gradients([[run(network, state, leaf, { upTo: node }).get(node)!, seed]]).get(leaf);
};

/**
 * The effective receptive field of an untrained network: how much a unit answers to each cell of the image, as the
 * size of its gradient, summed over the image's channels and averaged over draws of normal images and initial weights
 * (Luo et al. 2016, section 3). Computed by backpropagation, up to the node and no further.
 * @returns a tensor of the image's axes; it is 0 outside of the theoretical receptive field.
 * @throws ShapeError if the node has no such unit or cannot be run.
 */
export function effectiveField(
  network: Network,
  node: string,
  options: EffectiveFieldOptions,
  gradientOf = byAutograd,
): Tensor {
  const { input, unit, draws = 1 } = options;
  const shape = shapesOf(network.nodes, input).get(node);
  if (!shape) throw new ShapeError(`${node} has no value for an input of ${formatShape(input)}`);
  const seed = oneUnit(node, shape, unit);
  // No weights are drawn for what comes behind: in the homework's network, those of fc1 alone are 44 million.
  const end = network.nodes.findIndex(({ id }) => id === node) + 1;
  const part: Network = { ...network, nodes: network.nodes.slice(0, end), output: node };
  const field = new Tensor(input.slice(2));
  for (let draw = 0; draw < draws; draw++) {
    const state = initialise(part, { seed: options.seed + draw, trained: false });
    const random = new Random(options.seed + draw + 1);
    const image = new Tensor(
      input,
      Float32Array.from({ length: sizeOf(input) }, () => random.normal()),
    );
    gradientOf(part, state, image, node, seed)?.data.forEach((value, cell) => {
      field.data[cell % field.size]! += Math.abs(value) / draws;
    });
  }
  return field;
}

/** 1 at the unit in every channel, 0 elsewhere. */
function oneUnit(node: string, shape: Shape, unit: readonly number[]): Tensor {
  const axes = shape.slice(shape.length - unit.length);
  if (unit.length === 0 || unit.some((place, axis) => !(place >= 0 && place < (axes[axis] ?? 0)))) {
    throw new ShapeError(
      `${node}: there is no unit ${formatShape(unit)} in its output ${formatShape(shape)}`,
    );
  }
  const place = unit.reduce((sum, at, axis) => sum + at * sizeOf(axes.slice(axis + 1)), 0);
  const plane = sizeOf(axes);
  const gradient = new Tensor(shape);
  for (let cell = place; cell < gradient.size; cell += plane) gradient.data[cell] = 1;
  return gradient;
}
