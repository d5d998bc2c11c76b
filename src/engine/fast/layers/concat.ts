import { concatShape } from '../../shape/concat.ts';
import { axisIndex } from '../../shape/flatten.ts';
import { ShapeError, sizeOf } from '../../tensor.ts';
import { type FastOp, perImage } from './layer.ts';

/** `ops/concat.ts`; refuses the batch axis, since a program gives each image a place of its own in every tensor. */
export const concat: FastOp<{ dim?: number } | undefined> = {
  shape(inputs, { dim = 1 } = {}) {
    if (axisIndex('concat', inputs[0]!, dim) === 0)
      throw new ShapeError(
        'concat: a program cannot join tensors along the batch axis; choose dim 1 or more',
      );
    return concatShape(inputs, dim);
  },
  lay({ kernels, crew }, inputs, output, { dim = 1 } = {}) {
    const along = axisIndex('concat', output.shape, dim);
    const blocks = sizeOf(output.shape.slice(1, along));
    const step = (perImage(output.shape) / blocks) * 4;
    let end = 0;
    const parts = inputs.map((input) => {
      const bytes = (perImage(input!.shape) / blocks) * 4;
      end += bytes;
      return { ...input!, bytes, start: end - bytes };
    });
    return {
      forward(batch) {
        for (let block = crew.from(batch * blocks), last = crew.to(batch * blocks); block < last; block++) {
          for (const { value, bytes, start } of parts) {
            kernels.copy(value + block * bytes, output.value + block * step + start, bytes);
          }
        }
      },
      backward(batch) {
        for (let block = crew.from(batch * blocks), last = crew.to(batch * blocks); block < last; block++) {
          for (const { gradient, bytes, start } of parts) {
            if (gradient)
              kernels.copy(output.gradient + block * step + start, gradient + block * bytes, bytes);
          }
        }
      },
    };
  },
};
