import { concat as plainConcat } from '../../ops/concat.ts';
import { axisIndex } from '../../shape/flatten.ts';
import { ShapeError } from '../../tensor.ts';
import type { FastOp } from './layer.ts';
import { plain } from './plain.ts';

type Options = { dim?: number } | undefined;

const joined = plain<Options>(plainConcat as never);

/** The plain op; refuses the batch axis, since a program gives each image a place of its own in every tensor. */
export const concat: FastOp<Options> = {
  ...joined,
  shape(inputs, options) {
    if (axisIndex('concat', inputs[0]!, options?.dim ?? 1) === 0)
      throw new ShapeError(
        'concat: a program cannot join tensors along the batch axis; choose dim 1 or more',
      );
    return joined.shape(inputs, options);
  },
};
