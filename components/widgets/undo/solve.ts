import { Tensor } from '@engine/tensor.ts';
import type { Layer } from './layer.ts';

export const dot = (a: Tensor, b: Tensor): number =>
  a.data.reduce((sum, value, at) => sum + value * b.data[at]!, 0);

export const norm = (a: Tensor): number => Math.sqrt(dot(a, a));

/** a + factor · b */
export const add = (a: Tensor, factor: number, b: Tensor): Tensor =>
  new Tensor(
    a.shape,
    a.data.map((value, at) => value + factor * b.data[at]!),
  );

/** A direction whose square is below this share of the first one's is only rounding. */
const nothing = 1e-12;

/**
 * The pictures that least squares passes through on its way from 0 to the smallest picture x̂ with C x̂ = y, or as near as
 * there is: conjugate gradients on the normal equations (Hestenes & Stiefel 1952, section 10). Each step runs the
 * convolution once and its transpose once.
 */
export function solve({ forth, back }: Layer, y: Tensor, steps: number): Tensor[] {
  let residual = y;
  let gradient = back(residual);
  let direction = gradient;
  let square = dot(gradient, gradient);
  const first = square;
  const pictures = [new Tensor(gradient.shape)];
  for (let step = 0; step < steps; step++) {
    const picture = pictures.at(-1)!;
    if (square <= nothing * first) {
      pictures.push(picture);
      continue;
    }
    const moved = forth(direction);
    const length = square / dot(moved, moved);
    pictures.push(add(picture, length, direction));
    residual = add(residual, -length, moved);
    gradient = back(residual);
    const next = dot(gradient, gradient);
    direction = add(gradient, next / square, direction);
    square = next;
  }
  return pictures;
}
