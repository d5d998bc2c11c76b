import { backward } from '@engine/autograd/backward.ts';
import { apply, constant, parameter } from '@engine/autograd/variable.ts';
import { conv, convSliding } from '@engine/ops/conv.ts';
import { tapsWhere } from '@engine/ops/taps.ts';
import { Tensor } from '@engine/tensor.ts';
import { pictureOf, upstreamOf } from './pictures.ts';
import type { Settings } from './settings.ts';

/** What one position adds to each weight's gradient: upstream gradient times the input that the weight met there. */
export interface Piece {
  readonly gradient: number;
  /** The input under each weight; undefined on the padding, which is no input. */
  readonly patch: readonly (number | undefined)[];
  /** Cell of the input under each weight, counted row by row; undefined on the padding. */
  readonly cells: readonly (number | undefined)[];
  readonly products: readonly number[];
}

export interface Pieces {
  readonly picture: Tensor;
  readonly upstream: Tensor;
  /** Output cells along a side. */
  readonly side: number;
  /** One for each position, row by row. */
  readonly pieces: readonly Piece[];
  /** The gradient of each weight as autograd finds it. */
  readonly autograd: readonly number[];
}

export type Layer = Pick<Settings, 'picture' | 'upstream' | 'input' | 'kernel' | 'stride' | 'padding'>;

/** What the pieces depend on, and nothing else. */
export const layerOf = ({ picture, upstream, input, kernel, stride, padding }: Settings): Layer => ({
  picture,
  upstream,
  input,
  kernel,
  stride,
  padding,
});

/** The convolution taken apart, position by position, by the engine's own walk; and whole, by autograd. */
export function piecesOf(layer: Layer): Pieces {
  const { kernel, stride, padding } = layer;
  const picture = pictureOf(layer);
  const weight = parameter(new Tensor([1, 1, kernel, kernel]));
  const y = apply(conv, [constant(picture), weight, undefined], { stride, padding });
  const side = y.value.shape[2]!;
  const upstream = upstreamOf(layer.upstream, side);
  backward(y, upstream);

  const under = Array.from(upstream.data, () => new Array<number | undefined>(kernel ** 2).fill(undefined));
  for (const tap of tapsWhere(
    convSliding(picture.shape, weight.value.shape, { stride, padding }),
    () => true,
  ))
    under[tap.output]![tap.weight] = tap.input;
  const pieces = under.map((cells, position): Piece => {
    const patch = cells.map((cell) => (cell === undefined ? undefined : picture.data[cell]!));
    const gradient = upstream.data[position]!;
    return { gradient, patch, cells, products: patch.map((value) => gradient * (value ?? 0)) };
  });
  return { picture, upstream, side, pieces, autograd: [...weight.gradient!.data] };
}

/** Sum of the products of the first `count` positions, for each weight: kept in float64 and rounded once, as the engine does. */
export const sumOf = (pieces: readonly Piece[], count: number): number[] =>
  pieces[0]!.products.map((_, weight) =>
    Math.fround(pieces.slice(0, count).reduce((sum, { products }) => sum + products[weight]!, 0)),
  );
