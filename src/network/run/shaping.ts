import { type Variable, apply } from '@engine/autograd/variable.ts';
import { add } from '@engine/ops/add.ts';
import { concat } from '@engine/ops/concat.ts';
import { dropout } from '@engine/ops/dropout.ts';
import { flatten } from '@engine/ops/flatten.ts';
import type { Op } from '@engine/ops/op.ts';
import { type Shape, ShapeError, Tensor } from '@engine/tensor.ts';
import { layerKinds } from '../layers/index.ts';
import type { Call, Computation } from './call.ts';

const sameNumbers: Op<readonly [input: Tensor], [shape: Shape]> = ([input], shape) => ({
  output: new Tensor(shape, input.data),
  backward: [(gradient) => new Tensor(input.shape, gradient.data)],
});

/** To the shape that the layer's own rule gives. */
const reshaped: Computation = ({ kind, options, inputs }) =>
  apply(sameNumbers, [inputs[0]!], layerKinds.get(kind)!.output(options, [inputs[0]!.value.shape]));

const runDropout: Computation = ({ options, inputs, training }) =>
  training ? apply(dropout, [inputs[0]!], { p: Number(options.p), random: training }) : inputs[0]!;

const evaluationOnly: Computation = ({ kind, inputs, training }) => {
  if (training) throw new ShapeError(`${kind}: the engine cannot train with it; Dropout it can`);
  return inputs[0]!;
};

const runAdd = ({ inputs: [first, ...rest] }: Call): Variable =>
  rest.reduce((sum, variable) => apply(add, [sum, variable]), first!);

export const shaping: Record<string, Computation> = {
  Identity: ({ inputs }) => inputs[0]!,
  Flatten: ({ options, inputs }) =>
    apply(flatten, [inputs[0]!], { startDim: Number(options.start_dim), endDim: Number(options.end_dim) }),
  Unflatten: reshaped,
  reshape: reshaped,
  Dropout: runDropout,
  Dropout1d: evaluationOnly,
  Dropout2d: evaluationOnly,
  Dropout3d: evaluationOnly,
  AlphaDropout: evaluationOnly,
  FeatureAlphaDropout: evaluationOnly,
  add: runAdd,
  concat: ({ options, inputs }) => apply(concat, inputs, { dim: Number(options.dim) }),
};
