import { type Window, slide } from '@engine/shape/window.ts';
import { ShapeError } from '@engine/tensor.ts';

/** What decides a stack's lengths. */
export interface Stack {
  readonly input: number;
  readonly layers: readonly {
    readonly kernel: number;
    readonly stride: number;
    readonly dilation: number;
    readonly padding: number;
  }[];
}

export const windowOf = ({ kernel, stride, dilation, padding }: Stack['layers'][number]): Window => ({
  kernel,
  stride,
  dilation,
  padding: [padding, padding],
});

/** The first layer for which nothing is left, with the length that it would need; undefined if each has a unit. */
export function emptyLayer({ input, layers }: Stack): string | undefined {
  try {
    layers.reduce(
      (length, layer, index) => slide(`Layer ${index + 1}`, 'length', length, windowOf(layer)),
      input,
    );
    return undefined;
  } catch (error) {
    if (error instanceof ShapeError) return error.message;
    throw error;
  }
}
