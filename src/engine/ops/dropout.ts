import type { Tensor } from '../tensor.ts';
import type { Random } from '../random.ts';
import { mapCells } from './elementwise.ts';
import type { Op } from './op.ts';

export interface DropoutOptions {
  /** Chance that a cell is dropped. Default 0.5. */
  p?: number;
  /** Absent: evaluation, in which the input passes unchanged. */
  random?: Random;
}

/**
 * While training, each cell is dropped with chance p and what is left is divided by 1 − p, so that the expected value stays
 * (Srivastava et al. 2014, section 10, in its "inverted" form); in evaluation nothing happens.
 * Any shape → the same shape.
 * @throws RangeError if p is not a chance.
 */
export const dropout: Op<readonly [input: Tensor], [options?: DropoutOptions]> = (
  [input],
  { p = 0.5, random } = {},
) => {
  if (!(p >= 0 && p <= 1)) throw new RangeError(`dropout: p must be a chance from 0 to 1, but is ${p}`);
  const keep = random && mapCells(input, () => (random.uniform() < p ? 0 : 1 / (1 - p)));
  const scale = (tensor: Tensor): Tensor =>
    keep ? mapCells(tensor, (value, cell) => value * keep.data[cell]!) : tensor;
  return { output: scale(input), backward: [scale] };
};
