import type { Shape } from '@engine/tensor.ts';
import type { Network, Node } from '../graph.ts';
import { longestAxis, shapesOf } from './step.ts';

/** How far an image is enlarged in search of a size that does. */
const doublings = 8;

/**
 * The smallest image that a node can read, with the same channels: the lengths of its axes, each searched for
 * by halving while the others are long enough. Undefined if no larger image helps: then size is not the trouble.
 */
export function smallestImage(network: Network, failed: Node, image: Shape): readonly number[] | undefined {
  const nodes = network.nodes.slice(0, network.nodes.indexOf(failed) + 1);
  const fits = (lengths: Shape) => shapesOf(nodes, [...image.slice(0, 2), ...lengths]).has(failed.id);
  let enough = image.slice(2);
  for (let times = 0; !fits(enough); times++) {
    if (times === doublings) return undefined;
    enough = enough.map((length) => length * 2);
  }
  return enough.map((most, axis) => least(1, most, (length) => fits(enough.with(axis, length))));
}

/**
 * For a linear layer that expects other features than it gets: the square image that would give it what it expects.
 * Undefined if there is none.
 */
export function fittingSquare(network: Network, failed: Node, image: Shape): readonly number[] | undefined {
  const expected = Number(failed.options.in_features);
  const nodes = network.nodes.slice(0, network.nodes.indexOf(failed));
  const square = (length: number) => image.slice(2).map(() => length);
  const features = (length: number) =>
    shapesOf(nodes, [...image.slice(0, 2), ...square(length)])
      .get(failed.inputs[0]!)
      ?.at(-1) ?? 0;
  if (image.length < 3 || features(longestAxis) < expected) return undefined;
  const length = least(1, longestAxis, (candidate) => features(candidate) >= expected);
  return features(length) === expected ? square(length) : undefined;
}

/** The smallest whole number from `low` to `high` that does; every larger one does too. */
function least(low: number, high: number, does: (number: number) => boolean): number {
  if (low >= high) return high;
  const middle = Math.floor((low + high) / 2);
  return does(middle) ? least(low, middle, does) : least(middle + 1, high, does);
}
