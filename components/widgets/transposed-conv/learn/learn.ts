import { convTranspose } from '@engine/ops/conv-transpose.ts';
import { adam, beginState } from '@engine/optim/index.ts';
import { Tensor } from '@engine/tensor.ts';
import { landscape } from '@kit/picture/landscape.ts';

/** Divisible by every stride. */
const side = 36;
const steps = 300;
const rate = 0.05;

/** The drawn picture without its colours, as one picture [1, 1, side, side] or as its rows [side, 1, side]. */
function grey(axes: 1 | 2): Tensor {
  const { data } = landscape(side, side);
  const plane = side * side;
  const mean = Array.from(
    { length: plane },
    (_, at) => (data[at]! + data[plane + at]! + data[2 * plane + at]!) / 3,
  );
  return new Tensor(axes === 1 ? [side, 1, side] : [1, 1, side, side], mean);
}

/** Each block of `stride` cells along every axis becomes its mean. */
function shrink(sharp: Tensor, axes: 1 | 2, stride: number): Tensor {
  const small = side / stride;
  const down = axes === 1 ? 1 : stride;
  const shape = axes === 1 ? [side, 1, small] : [1, 1, small, small];
  const result = new Tensor(shape);
  sharp.data.forEach((value, at) => {
    const [row, column] = [Math.floor(at / side / down), Math.floor((at % side) / stride)];
    result.data[row * small + column]! += value / stride / down;
  });
  return result;
}

/**
 * A kernel learned on the engine: one transposed convolution is trained by Adam to give a drawn picture back from its
 * block means, the least squared error over the whole picture. Row by row where the axes are one.
 * @returns the kernel, row-major, to three decimals, and its root-mean-square error on values from 0 to 1.
 */
export function learnKernel(
  axes: 1 | 2,
  kernel: number,
  stride: number,
): { kernel: number[]; error: number } {
  const sharp = grey(axes);
  const small = shrink(sharp, axes, stride);
  // As much cut off as centres a stamp on its block, and then what keeps the length.
  const padding = Math.max(0, Math.ceil((kernel - stride) / 2));
  const outputPadding = stride - kernel + 2 * padding;
  const weight = new Tensor([1, 1, ...new Array<number>(axes).fill(kernel)]);
  const rule = adam({ lr: rate });
  const state = beginState(rule, weight.size);
  let error = 0;
  for (let step = 0; step < steps; step++) {
    const { output, backward } = convTranspose([small, weight], { stride, padding, outputPadding });
    const wrong = output.data.map((value, at) => value - sharp.data[at]!);
    error = Math.sqrt(wrong.reduce((sum, value) => sum + value * value, 0) / wrong.length);
    const gradient = backward[1](new Tensor(output.shape, wrong));
    const mean = gradient.data.map((value) => value / wrong.length);
    rule.update(weight.data, mean, state, rate * (1 - step / steps));
  }
  const rounded = (value: number) => Math.round(1000 * value) / 1000;
  return { kernel: Array.from(weight.data, rounded), error: rounded(error) };
}
