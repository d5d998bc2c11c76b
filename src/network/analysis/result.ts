import type { Shape } from '@engine/tensor.ts';
import type { Node } from '../graph.ts';
import type { Cost, LayerKind, Reading } from '../layer.ts';
import type { Conventions } from './conventions.ts';
import type { Field } from './field.ts';

/** The numbers of one axis of a receptive field, in cells of the image (Araujo, Norris & Sim 2019). */
export interface AxisReach {
  /** Cells that a unit sees; the most that any unit does. */
  size: number;
  /** The fewest that any unit sees; differs from `size` after upsampling only. */
  smallest: number;
  /** Cells from one unit's region to the next one's; 0 if all see the same; null where units are out of step. */
  jump: number | null;
  /** The first cell that unit 0 sees; below 0 in the padding. */
  start: number;
  /** The numbers are those within the image, since without an edge they cannot be given. */
  withinImage: boolean;
}

/** A division that did not come out even: what the floor threw away along an axis. */
export interface FloorLoss {
  axis: number;
  /** The output length before the floor, as in 126.5. */
  exact: number;
  /** Rows or columns of the layer's input that no window reads. The rest of what was left over is padding. */
  unread: number;
}

/** A join whose branches, at the same unit, do not look at the same place. */
export interface Misalignment {
  axis: number;
  /** Jump of each branch; null where its units are out of step. */
  jumps: (number | null)[];
  /** Centre of the region of each branch's unit 0, as a cell of the image. */
  centres: (number | null)[];
}

export interface Tally {
  weights: number;
  biases: number;
  /** Weights and biases. */
  total: number;
  /** Saved but not trained: running statistics. */
  buffers: number;
}

export interface ReachedNode {
  ok: true;
  node: Node;
  kind: LayerKind;
  inputs: readonly Shape[];
  output: Shape;
  /** Those of the module, whether or not they were counted at an earlier use. */
  parameters: Tally;
  /** Id of the earlier node that has these same parameters; they count there. */
  sharedWith?: string;
  cost: Cost;
  /** Operations under the conventions asked for. */
  work: number;
  readings: readonly Reading[];
  field: Field;
  /** One entry per axis of the image. */
  reach: readonly AxisReach[];
  floor: readonly FloorLoss[];
  misaligned: readonly Misalignment[];
  note?: string;
}

export interface LostNode {
  ok: false;
  node: Node;
  /** Why there are no numbers, in a sentence. */
  reason: string;
  /** 'failed': the trouble is here. 'unreached': it lies before, at `because`. */
  cause: 'failed' | 'unreached';
  because?: string;
  /** For a layer that the image is too small for: the smallest lengths of the axes that would do. */
  smallestImage?: readonly number[];
}

export type NodeAnalysis = ReachedNode | LostNode;

export interface Totals extends Tally {
  work: number;
}

export interface Analysis {
  input: Shape;
  conventions: Conventions;
  /** In the order of the network. */
  nodes: readonly NodeAnalysis[];
  byId: ReadonlyMap<string, NodeAnalysis>;
  /** Of the nodes that were reached. */
  totals: Totals;
}
