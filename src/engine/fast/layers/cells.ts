import type { FlattenOptions } from '../../ops/flatten.ts';
import { flattenShape } from '../../shape/flatten.ts';
import { type Shape, ShapeError, formatShape } from '../../tensor.ts';
import type { Crew } from '../threads.ts';
import { type FastOp, VECTORS, perImage } from './layer.ts';

/** This thread's share of so many numbers: where it begins, in bytes, and how many they are. */
const shareOf = (crew: Crew, size: number): readonly [at: number, count: number] => {
  const from = crew.from(size, VECTORS);
  return [from * 4, crew.to(size, VECTORS) - from];
};

/** `ops/relu.ts`: inputs [x]. */
export const relu: FastOp<undefined> = {
  shape: ([x]) => x!,
  lay({ kernels, crew }, [x], output) {
    const size = perImage(output.shape);
    return {
      forward(batch) {
        const [at, count] = shareOf(crew, batch * size);
        kernels.relu(x!.value + at, output.value + at, count);
      },
      backward(batch) {
        if (!x!.gradient) return;
        const [at, count] = shareOf(crew, batch * size);
        kernels.reluBackward(output.value + at, output.gradient + at, x!.gradient + at, count);
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
  needs: 2,
  shape: (inputs) => sameShape('add', inputs),
  rectifies: 'both ways',
  lay({ kernels, crew }, [a, b], output) {
    const size = perImage(output.shape);
    const { rectified } = output;
    return {
      forward(batch, training) {
        const now = training ? rectified : undefined;
        const [at, count] = shareOf(crew, batch * size);
        kernels.add(a!.value + at, b!.value + at, (now ?? output).value + at, count, !!now);
      },
      backward(batch) {
        // Image by image, so that the second copy finds its image in cache.
        for (let image = crew.from(batch), end = crew.to(batch); image < end; image++) {
          const at = image * size * 4;
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
  needs: 2,
  shape: (inputs) => sameShape('scaleCells', inputs),
  lay({ kernels, crew }, [x, factors], output) {
    const size = perImage(output.shape);
    return {
      forward(batch) {
        const [at, count] = shareOf(crew, batch * size);
        kernels.multiply(x!.value + at, factors!.value + at, output.value + at, count);
      },
      backward(batch) {
        if (!x!.gradient) return;
        const [at, count] = shareOf(crew, batch * size);
        kernels.multiply(output.gradient + at, factors!.value + at, x!.gradient + at, count);
      },
    };
  },
};

/** Every number stays where it lies, and the axes are told anew: inputs [x]. */
const laidAnew = <Options>(shape: FastOp<Options>['shape']): FastOp<Options> => ({
  shape,
  lay({ kernels, crew }, [x], output) {
    const size = perImage(x!.shape);
    return {
      forward(batch) {
        const [at, count] = shareOf(crew, batch * size);
        kernels.copy(x!.value + at, output.value + at, count * 4);
      },
      backward(batch) {
        if (!x!.gradient) return;
        const [at, count] = shareOf(crew, batch * size);
        kernels.copy(output.gradient + at, x!.gradient + at, count * 4);
      },
    };
  },
});

/** `ops/flatten.ts`. */
export const flatten = laidAnew<FlattenOptions | undefined>(([x], { startDim, endDim } = {}) =>
  flattenShape(x!, startDim, endDim),
);

/** To the axes of one image that are given; the batch stays. */
export const reshape = laidAnew<{ image: Shape }>(([x], { image }) => {
  const shape = [x![0]!, ...image];
  if (perImage(shape) !== perImage(x!)) {
    throw new ShapeError(`reshape: ${formatShape(x!)} has not as many cells as ${formatShape(shape)}`);
  }
  return shape;
});
