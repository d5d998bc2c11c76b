import { type Shape, Tensor, sizeOf } from '../tensor.ts';
import { type Sliding, type VisitRun, walkTaps } from './taps.ts';

/*
 * A convolution ties three tensors together, and given two of them the walk over its taps makes the third.
 * Sums are kept in float64 and rounded once, to float32.
 */

/** Each output cell gathers: output += weight · input. A convolution forward; a transposed one backward. */
export function gather(sliding: Sliding, input: Tensor, weight: Tensor, shape: Shape): Tensor {
  const sums = new Float64Array(sizeOf(shape));
  const x = input.data;
  const w = weight.data;
  walkTaps(sliding, (output, input, weight, count, step) => {
    const factor = w[weight]!;
    for (let o = output, i = input; o < output + count; o++, i += step) sums[o]! += factor * x[i]!;
  });
  return new Tensor(shape, Float32Array.from(sums));
}

/** Each output cell scatters: input += weight · output. A convolution backward; a transposed one forward. */
export function scatter(sliding: Sliding, output: Tensor, weight: Tensor, shape: Shape): Tensor {
  const sums = new Float64Array(sizeOf(shape));
  const y = output.data;
  const w = weight.data;
  walkLiveRows(sliding, output, (output, input, weight, count, step) => {
    const factor = w[weight]!;
    for (let o = output, i = input; o < output + count; o++, i += step) sums[i]! += factor * y[o]!;
  });
  return new Tensor(shape, Float32Array.from(sums));
}

/** Each weight cell correlates what it ties together: weight += input · output. Either convolution's weight gradient. */
export function correlate(sliding: Sliding, input: Tensor, output: Tensor, shape: Shape): Tensor {
  const sums = new Float64Array(sizeOf(shape));
  const x = input.data;
  const y = output.data;
  walkLiveRows(sliding, output, (output, input, weight, count, step) => {
    let sum = 0;
    for (let o = output, i = input; o < output + count; o++, i += step) sum += x[i]! * y[o]!;
    sums[weight]! += sum;
  });
  return new Tensor(shape, Float32Array.from(sums));
}

/** Rows of zeros give nothing. Skipping them makes it cheap to send back the gradient of a single cell: a receptive field. */
function walkLiveRows(sliding: Sliding, output: Tensor, visit: VisitRun): void {
  walkTaps(sliding, visit, (start, end) => output.data.subarray(start, end).every((value) => value === 0));
}
