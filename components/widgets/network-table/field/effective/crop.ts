import { analyse, region, type ReachedNode, type Span } from '@network/analysis/index.ts';
import type { Shape } from '@engine/tensor.ts';
import type { Network } from '@network/graph.ts';
import { ancestors } from '@network/run/index.ts';

/** A part of the picture on which one unit computes what it computes on the whole of it. */
export interface Crop {
  row: number;
  column: number;
  height: number;
  width: number;
  /** The unit's place when the network runs on the part alone. */
  unit: readonly number[];
}

/** The network up to a node, without the layers that the node does not need. */
export function networkUpTo(network: Network, id: string): Network {
  const needed = ancestors(network, id);
  return { ...network, nodes: network.nodes.filter((node) => needed.has(node.id)), output: id };
}

/**
 * The smallest part of the picture, its corner at a multiple of every stride, that a unit needs. Where that cannot
 * be told (units out of step, layers that read everything) it is the whole picture.
 * @param input [1, C, H, W]; @param unit [row, column], or [feature] of a vector.
 */
export function cropFor(network: Network, input: Shape, id: string, unit: readonly number[]): Crop {
  const [height = 1, width = 1] = input.slice(2);
  const whole = { row: 0, column: 0, height, width, unit };
  const full = analyse(network, { input });
  const target = full.byId.get(id) as ReachedNode;
  const { unclipped, clipped } = region(target.field, unit);
  if (unit.length !== 2 || !unclipped?.[0] || !unclipped[1]) return whole;
  const nodes = [...full.byId.values()].filter((node) => node.ok);
  const [row, column] = [unclipped[0], unclipped[1]].map((span, axis) => {
    const step = commonStep(nodes, axis);
    return Math.floor(Math.max(0, span[0]) / step) * step;
  }) as [number, number];
  const crop: Crop = {
    row,
    column,
    height: Math.min(height, unclipped[0][1] + 1) - row,
    width: Math.min(width, unclipped[1][1] + 1) - column,
    unit: unit.map((index, axis) => index - [row, column][axis]! / (target.reach[axis]!.jump ?? NaN)),
  };
  return seesTheSame(network, input, id, crop, clipped) ? crop : whole;
}

/** The least common multiple of the jumps along an axis: a shift by it moves every layer's units by whole steps. */
function commonStep(nodes: readonly ReachedNode[], axis: number): number {
  return nodes.reduce((step, { reach }) => {
    const jump = reach[axis]?.jump;
    return jump && Number.isInteger(jump) ? leastCommonMultiple(step, jump) : step;
  }, 1);
}

function leastCommonMultiple(a: number, b: number): number {
  let [larger, smaller] = [a, b];
  while (smaller) [larger, smaller] = [smaller, larger % smaller];
  return (a / larger) * b;
}

/** Asks the analysis itself whether the unit, on the part alone, looks at the same cells. */
function seesTheSame(
  network: Network,
  input: Shape,
  id: string,
  { row, column, height, width, unit }: Crop,
  expected: readonly (Span | null)[],
): boolean {
  if (!unit.every((index) => Number.isInteger(index) && index >= 0)) return false;
  const part = analyse(network, { input: [...input.slice(0, 2), height, width] }).byId.get(id);
  if (!part?.ok || part.output.slice(2).some((length, axis) => unit[axis]! >= length)) return false;
  return region(part.field, unit).clipped.every((span, axis) => {
    const shift = [row, column][axis]!;
    const wanted = expected[axis];
    return span && wanted ? span[0] + shift === wanted[0] && span[1] + shift === wanted[1] : span === wanted;
  });
}
