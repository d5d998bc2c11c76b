import type { Options } from './layer.ts';

/** Where in a source text something was written; lines and columns count from 1. */
export interface Span {
  from: number;
  to: number;
  line: number;
  column: number;
}

/** One use of a layer, in the order in which it runs. */
export interface Node {
  /** Unique in the network: the layer's name, with `#2` for its second use. */
  id: string;
  /** PyTorch's path of the module, as in a state_dict: 'layer1.0.conv1'. Two uses of one module share it, and its parameters. */
  module: string;
  /** A LayerKind's name: 'Conv2d', 'add', 'concat', 'input'. */
  kind: string;
  options: Options;
  /** Ids of the nodes it reads. */
  inputs: readonly string[];
  /** The call or bullet that the node came from, when it came from source. */
  span?: Span;
}

/** A network as data: nodes in an order in which each comes after what it reads. The first is the input. */
export interface Network {
  name: string;
  nodes: readonly Node[];
  /** Id of the node whose value the network returns. */
  output: string;
}

/** A layer's name in a sentence: those of a Sequential are numbers only. */
export const called = (id: string): string => (/^\d+$/.test(id) ? `layer ${id}` : id);
