import { type Shape, ShapeError, formatShape } from '../tensor.ts';

/** One number for every spatial axis, or one number per axis: PyTorch's `int or tuple`. */
export type PerAxis = number | readonly number[];

/** Name of a spatial axis, for messages; images have a height and a width. */
export function axisName(axis: number, rank: number): string {
  if (rank === 1) return 'length';
  return rank <= 3 ? ['depth', 'height', 'width'][axis + 3 - rank]! : `spatial axis ${axis}`;
}

/** Spatial axes of an activation [batch, channels, …]. */
export const spatial = (shape: Shape): Shape => shape.slice(2);

/**
 * Spells an option out per axis, and checks each number.
 * @throws ShapeError if it has the wrong count of numbers, or one that is not whole or is below `least`.
 */
export function perAxis(
  op: string,
  option: string,
  value: PerAxis,
  rank: number,
  least: number,
): readonly number[] {
  const values = typeof value === 'number' ? new Array<number>(rank).fill(value) : value;
  if (values.length !== rank) {
    throw new ShapeError(
      `${op}: ${option} must be one number, or ${rank} for ${rank} spatial axes, but is [${values.join(', ')}]`,
    );
  }
  const wrong = values.find((number) => !Number.isInteger(number) || number < least);
  if (wrong !== undefined) {
    throw new ShapeError(`${op}: ${option} must be a whole number of at least ${least}, but is ${wrong}`);
  }
  return values;
}

/**
 * Checks that an activation is [batch, channels, …spatial] with `rank` spatial axes (any number from `least` up if left out).
 * @throws ShapeError otherwise; an input that is one axis short is told to put a batch in front.
 */
export function checkActivation(op: string, input: Shape, rank?: number, least = 1): void {
  const axes = input.length - 2;
  if (rank === undefined ? axes >= least : axes === rank) return;
  const names = Array.from({ length: rank ?? least }, (_, axis) => axisName(axis, rank ?? least));
  const wanted = ['batch', 'channels', ...names, ...(rank === undefined ? ['…'] : [])].join(', ');
  const unbatched = axes === (rank ?? least) - 1;
  const hint = unbatched ? `; is its batch missing? Then make it ${formatShape([1, ...input])}` : '';
  throw new ShapeError(`${op}: input must be [${wanted}] but is ${formatShape(input)}${hint}`);
}

/** @throws ShapeError if a spatial axis of an activation has no cells: there is nothing to read. */
export function checkNotEmpty(op: string, input: Shape): void {
  if (spatial(input).includes(0))
    throw new ShapeError(`${op}: input ${formatShape(input)} has an empty axis`);
}
