import { apply } from '@engine/autograd/variable.ts';
import type { Op } from '@engine/ops/op.ts';
import { Tensor, stridesOf } from '@engine/tensor.ts';
import { paddingSides } from '../layers/padding.ts';
import type { Computation } from './call.ts';

type Around = readonly (readonly [before: number, after: number])[];

/** The last axes grow by so many cells before and after, all of one value; a negative number cuts cells off. */
const pad: Op<readonly [input: Tensor], [around: Around, value: number]> = ([input], around, value) => {
  const first = input.shape.length - around.length;
  const output = new Tensor(
    input.shape.map(
      (length, axis) => length + (around[axis - first]?.[0] ?? 0) + (around[axis - first]?.[1] ?? 0),
    ),
  );
  output.data.fill(value);
  const [strides, outStrides] = [stridesOf(input.shape), stridesOf(output.shape)];
  /** Calls `visit` with each cell of the input that is kept and the cell of the output that it becomes. */
  const eachCell = (visit: (cell: number, place: number) => void): void => {
    for (let cell = 0; cell < input.size; cell++) {
      let place = 0;
      let kept = true;
      for (let axis = 0; axis < strides.length; axis++) {
        const at =
          (Math.floor(cell / strides[axis]!) % input.shape[axis]!) + (around[axis - first]?.[0] ?? 0);
        kept &&= at >= 0 && at < output.shape[axis]!;
        place += at * outStrides[axis]!;
      }
      if (kept) visit(cell, place);
    }
  };
  eachCell((cell, place) => {
    output.data[place] = input.data[cell]!;
  });
  return {
    output,
    backward: [
      (gradient) => {
        const back = new Tensor(input.shape);
        eachCell((cell, place) => {
          back.data[cell] = gradient.data[place]!;
        });
        return back;
      },
    ],
  };
};

const runPad =
  (axes: number): Computation =>
  ({ kind, options, inputs }) =>
    apply(pad, [inputs[0]!], paddingSides(kind, options, axes), Number(options.value ?? 0));

export const padded: Record<string, Computation> = Object.fromEntries(
  [1, 2, 3].flatMap((axes) => [`ZeroPad${axes}d`, `ConstantPad${axes}d`].map((kind) => [kind, runPad(axes)])),
);
