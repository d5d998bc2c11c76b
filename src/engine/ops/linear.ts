import { Tensor } from '../tensor.ts';
import { checkBias } from '../shape/conv.ts';
import { linearShape } from '../shape/linear.ts';
import type { Op } from './op.ts';

/**
 * Each output feature is the sum of all input features times its weights, plus its bias: y = x·Wᵀ + b.
 * input […, in], weight [out, in], bias [out] → […, out].
 * (https://docs.pytorch.org/docs/stable/generated/torch.nn.Linear.html)
 * @throws ShapeError if the shapes do not fit.
 */
export const linear: Op<readonly [input: Tensor, weight: Tensor, bias?: Tensor]> = ([
  input,
  weight,
  bias,
]) => {
  const shape = linearShape(input.shape, weight.shape);
  const [outFeatures, inFeatures] = weight.shape as readonly [number, number];
  checkBias('linear', bias?.shape, outFeatures, 'feature');
  const x = input.data;
  const w = weight.data;

  /** Visits every output cell with the starts of the row of input and the row of weights that it joins. */
  const eachOutput = (visit: (output: number, inputRow: number, weightRow: number) => void): void => {
    for (let inputRow = 0, output = 0; inputRow < input.size; inputRow += inFeatures) {
      for (let weightRow = 0; weightRow < weight.size; weightRow += inFeatures)
        visit(output++, inputRow, weightRow);
    }
  };

  const output = new Tensor(shape);
  eachOutput((o, inputRow, weightRow) => {
    let sum = bias?.data[o % outFeatures] ?? 0;
    for (let k = 0; k < inFeatures; k++) sum += x[inputRow + k]! * w[weightRow + k]!;
    output.data[o] = sum;
  });

  const inputGradient = (gradient: Tensor): Tensor => {
    const sums = new Float64Array(input.size);
    eachOutput((o, inputRow, weightRow) => {
      const g = gradient.data[o]!;
      for (let k = 0; k < inFeatures; k++) sums[inputRow + k]! += g * w[weightRow + k]!;
    });
    return new Tensor(input.shape, Float32Array.from(sums));
  };
  const weightGradient = (gradient: Tensor): Tensor => {
    const sums = new Float64Array(weight.size);
    eachOutput((o, inputRow, weightRow) => {
      const g = gradient.data[o]!;
      for (let k = 0; k < inFeatures; k++) sums[weightRow + k]! += g * x[inputRow + k]!;
    });
    return new Tensor(weight.shape, Float32Array.from(sums));
  };
  const biasGradient = (gradient: Tensor): Tensor => {
    const sums = new Float64Array(outFeatures);
    gradient.data.forEach((g, o) => {
      sums[o % outFeatures]! += g;
    });
    return new Tensor([outFeatures], Float32Array.from(sums));
  };
  return { output, backward: [inputGradient, weightGradient, biasGradient] };
};
