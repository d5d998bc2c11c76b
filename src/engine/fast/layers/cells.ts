import { flattenShape } from '../../shape/flatten.ts';
import { type Shape, ShapeError, formatShape } from '../../tensor.ts';
import { type FastOp, perImage } from './layer.ts';

/** `ops/relu.ts`: inputs [x]. */
export const relu: FastOp<undefined> = {
  shape: ([x]) => x!,
  lay({ kernels }, [x], output) {
    const size = perImage(output.shape);
    return {
      forward(batch) {
        kernels.relu(x!.value, output.value, batch * size);
      },
      backward(batch) {
        if (x!.gradient) kernels.reluBackward(output.value, output.gradient, x!.gradient, batch * size);
      },
    };
  },
};

function sameShape(op: string, [a, b]: readonly Shape[]): Shape {
  if (formatShape(a!) !== formatShape(b!)) {
    throw new ShapeError(
      `${op}: the fast op takes two tensors of one shape, but they are ${formatShape(a!)} and ${formatShape(b!)}`,
    );
  }
  return a!;
}

/** `ops/add.ts` of two tensors of one shape: inputs [a, b]. */
export const add: FastOp<undefined> = {
  shape: (inputs) => sameShape('add', inputs),
  rectifies: 'both ways',
  lay({ kernels }, [a, b], output) {
    const size = perImage(output.shape);
    const { rectified } = output;
    return {
      forward(batch, training) {
        const now = training ? rectified : undefined;
        kernels.add(a!.value, b!.value, (now ?? output).value, batch * size, !!now);
      },
      backward(batch) {
        // Image by image, so that the second copy finds its image in cache.
        for (let at = 0; at < batch * size * 4; at += size * 4) {
          for (const { gradient } of [a!, b!]) {
            if (!gradient) continue;
            if (rectified) {
              kernels.reluBackward(rectified.value + at, rectified.gradient + at, gradient + at, size);
            } else kernels.copy(output.gradient + at, gradient + at, size * 4);
          }
        }
      },
    };
  },
};

/** Each cell times its partner, as dropout does with its mask: inputs [x, factors], of which only x gets a gradient. */
export const scaleCells: FastOp<undefined> = {
  shape: (inputs) => sameShape('scaleCells', inputs),
  lay({ kernels }, [x, factors], output) {
    const size = perImage(output.shape);
    return {
      forward(batch) {
        kernels.multiply(x!.value, factors!.value, output.value, batch * size);
      },
      backward(batch) {
        if (x!.gradient) kernels.multiply(output.gradient, factors!.value, x!.gradient, batch * size);
      },
    };
  },
};

/** `ops/flatten.ts`: inputs [x]. */
export const flatten: FastOp<{ startDim?: number; endDim?: number } | undefined> = {
  shape: ([x], { startDim, endDim } = {}) => flattenShape(x!, startDim, endDim),
  lay({ kernels }, [x], output) {
    const bytes = perImage(x!.shape) * 4;
    return {
      forward(batch) {
        kernels.copy(x!.value, output.value, batch * bytes);
      },
      backward(batch) {
        if (x!.gradient) kernels.copy(output.gradient, x!.gradient, batch * bytes);
      },
    };
  },
};
