import { Tensor, sizeOf } from '../tensor.ts';
import { spatial } from '../shape/axes.ts';

/** Visits every plane of an activation [batch, channels, …]: its channel, and where its cells start and end in `data`. */
export function eachPlane(
  tensor: Tensor,
  visit: (channel: number, start: number, end: number) => void,
): void {
  const channels = tensor.shape[1]!;
  const size = sizeOf(spatial(tensor.shape));
  const planes = tensor.shape[0]! * channels;
  for (let plane = 0; plane < planes; plane++) visit(plane % channels, plane * size, (plane + 1) * size);
}

/** Sum over all cells of each channel; of the numbers themselves, or of what `term` makes of a cell. */
export function sumPerChannel(
  tensor: Tensor,
  term: (cell: number, channel: number) => number = (cell) => tensor.data[cell]!,
): Float64Array {
  const sums = new Float64Array(tensor.shape[1]!);
  eachPlane(tensor, (channel, start, end) => {
    for (let cell = start; cell < end; cell++) sums[channel]! += term(cell, channel);
  });
  return sums;
}

/** Adds one number per channel to every cell of that channel, in place. */
export function addPerChannel(tensor: Tensor, bias: Tensor): void {
  eachPlane(tensor, (channel, start, end) => {
    for (let cell = start; cell < end; cell++) tensor.data[cell]! += bias.data[channel]!;
  });
}

/** The gradient of a bias: the sum of the gradients of all the cells that it was added to. */
export function biasGradient(gradient: Tensor): Tensor {
  return new Tensor([gradient.shape[1]!], Float32Array.from(sumPerChannel(gradient)));
}
