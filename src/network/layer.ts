import type { Shape } from '@engine/tensor.ts';

/** What an option of a layer may hold: PyTorch's numbers, tuples, words, booleans and None. */
export type OptionValue = number | readonly number[] | string | boolean | null;
export type Options = Readonly<Record<string, OptionValue>>;

/** One argument of a layer's constructor, in PyTorch's order and spelling. */
export interface Parameter {
  name: string;
  /** 'ints' takes one number for all axes or one per axis; 'ints|mode' also takes the words in `modes`. */
  type: 'int' | 'float' | 'bool' | 'ints' | 'ints|mode' | 'mode';
  modes?: readonly string[];
  /** Absent: required. */
  default?: OptionValue;
  min?: number;
}

/** How an axis of a layer's input is read: what the receptive-field recurrences need to know. */
export type Reading =
  /** Each output cell sees a window of input cells (convolution, pooling). */
  | { kind: 'window'; kernel: number; stride: number; dilation: number; padding: readonly [number, number] }
  /** Each output cell sees those input cells whose stamp covers it (transposed convolution, upsampling). */
  | { kind: 'stamp'; kernel: number; stride: number; dilation: number; padding: readonly [number, number] }
  /** Output cell i sees input cell i alone (activations, batch norm, addition). */
  | { kind: 'same' }
  /** Output cell i sees input cells first…last, given one by one (adaptive pooling, resizing to any size). */
  | { kind: 'cells'; ranges: readonly (readonly [first: number, last: number])[] }
  /** The axis is folded into the features: a unit keeps what its cell saw (flatten). */
  | { kind: 'flat' }
  /** Each output cell sees the whole axis (linear layers after flattening, global pooling). */
  | { kind: 'all' };

/** What an operation costs for one example, by convention-free parts; `src/network/analysis` adds them up as asked. */
export interface Cost {
  /** Multiply–accumulates of the weights: k·k·C_in/groups per output cell. */
  macs: number;
  /** One addition per output cell that has a bias. */
  biasAdds: number;
  /** Elementwise work of batch norm (one multiply and one add per cell), as MACs. */
  normMacs: number;
  /** Additions or comparisons of pooling. */
  poolOps: number;
  /** Anything else elementwise: activations, additions of branches. */
  elementwise: number;
}

/**
 * Everything Fieldbook knows about one kind of layer. One file in `layers/` each, so that
 * reading, writing, counting, drawing and running a layer cannot disagree on what it is.
 */
export interface LayerKind {
  /** PyTorch's class name: 'Conv2d'. */
  name: string;
  /** Family, for drawing and for words: 'convolution', 'pooling', 'normalisation', … */
  role: Role;
  signature: readonly Parameter[];
  /** How many inputs it reads; 1 unless it joins branches ('many') or is the network's input (0). */
  arity: 0 | 1 | 'many';
  /** @throws ShapeError in words, as the engine would. */
  output(options: Options, inputs: readonly Shape[]): Shape;
  /** Trained tensors by PyTorch's name: { weight: [32, 3, 7, 7], bias: [32] }. */
  parameters(options: Options): Record<string, Shape>;
  /** State that is saved but not trained: batch norm's running statistics. */
  buffers(options: Options): Record<string, Shape>;
  cost(options: Options, inputs: readonly Shape[], output: Shape): Cost;
  /** One entry per axis after batch and channels, or one for the features of an input [N, F]. The same for every input. */
  reading(options: Options, inputs: readonly Shape[]): Reading[];
  /** What a reader of the numbers should know: what the counts or the receptive field leave out. */
  note?(options: Options): string | undefined;
}

export type Role =
  | 'input'
  | 'convolution'
  | 'transposed'
  | 'pooling'
  | 'normalisation'
  | 'activation'
  | 'linear'
  | 'dropout'
  | 'shape'
  | 'join'
  | 'upsampling';
