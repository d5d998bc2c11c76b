import { linear } from '@engine/ops/linear.ts';
import { Random } from '@engine/random.ts';
import { Tensor } from '@engine/tensor.ts';
import {
  type Layer,
  isPadding,
  outputLength,
  paddedLength,
  pattern,
  placesOf,
  weightsOf,
  wiresOf,
} from './layer.ts';

/** Small whole numbers, none of them 0: a layer before training. */
export function valuesOf(weights: number): number[] {
  const random = new Random(7);
  return Array.from({ length: weights }, () => [-2, -1, 1, 2, 3][random.below(5)]!);
}

/** The padded input with the pattern at a place, counted from 1, in every channel. */
function inputWith(layer: Layer, place: number): number[] {
  const length = paddedLength(layer);
  return Array.from({ length: layer.inChannels * length }, (_, cell) => {
    const from = (cell % length) - layer.padding - (place - 1);
    return isPadding(layer, cell) ? 0 : (pattern[from] ?? 0);
  });
}

/** W of y = Wx, row by row, over the padded input: each wire puts its weight's value into its cell. */
export function matrixOf(layer: Layer, values: readonly number[]): Tensor {
  const columns = layer.inChannels * paddedLength(layer);
  const matrix = new Tensor([layer.outChannels * outputLength(layer), columns]);
  for (const { output, input, weight } of wiresOf(layer))
    matrix.data[output * columns + input] = values[weight]!;
  return matrix;
}

/** What the layer makes of the pattern at every place. */
export interface Shift {
  readonly values: readonly number[];
  readonly places: number;
  /** The padded input with the pattern at the chosen place. */
  readonly input: readonly number[];
  /** One list of outputs for each place. */
  readonly answers: readonly (readonly number[])[];
  /** Pairs of an answer and the answer one cell on, where the pattern lies one stride further; and how many are equal. */
  readonly pairs: number;
  readonly equal: number;
}

export function shiftOf(layer: Layer, place: number): Shift {
  const values = valuesOf(weightsOf(layer));
  const matrix = matrixOf(layer, values);
  const places = placesOf(layer.input);
  const answers = Array.from({ length: places }, (_, at) => {
    const x = inputWith(layer, at + 1);
    return [...linear([new Tensor([1, x.length], x), matrix]).output.data];
  });
  const length = outputLength(layer);
  let pairs = 0;
  let equal = 0;
  for (let at = 0; at + layer.stride < places; at++) {
    answers[at]!.forEach((answer, cell) => {
      if ((cell + 1) % length === 0) return;
      pairs++;
      if (answers[at + layer.stride]![cell + 1] === answer) equal++;
    });
  }
  return { values, places, input: inputWith(layer, place), answers, pairs, equal };
}
