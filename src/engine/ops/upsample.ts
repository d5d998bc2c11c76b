import { type Shape, ShapeError, Tensor, formatShape, sizeOf } from '../tensor.ts';
import { spatial } from '../shape/axes.ts';
import { type UpsampleSize, upsampleShape } from '../shape/upsample.ts';
import type { Op } from './op.ts';

/** Options of `torch.nn.Upsample`, with its defaults. */
export interface UpsampleOptions extends UpsampleSize {
  /** Linear in one, two or three axes has three names. Default 'nearest'. */
  mode?: 'nearest' | 'linear' | 'bilinear' | 'trilinear';
  /** Lay the centres of the corner cells on each other, rather than the corners of the planes. Linear modes only; default false. */
  alignCorners?: boolean;
}

/** What one output cell of an axis reads: a cell, and the next with the share `mix` (0 for nearest). */
interface Blend {
  cell: number;
  next: number;
  mix: number;
}

/**
 * Each output cell is laid back onto the input and takes the cell it falls in (nearest), or blends the two it falls between, axis by axis (linear).
 * [batch, channels, …] → [batch, channels, …size].
 * @throws ShapeError if the options do not fit the shape.
 */
export const upsample: Op<readonly [input: Tensor], [options: UpsampleOptions]> = ([input], options) => {
  const shape = upsampleShape(input.shape, options);
  checkMode(input.shape, options);
  const blends = spatial(shape).map((length, axis) =>
    blendsOf(input.shape[axis + 2]!, length, axis, options),
  );
  const output = blends.reduce((tensor, blend, axis) => stretch(tensor, axis + 2, blend), input);
  const inputGradient = (gradient: Tensor): Tensor =>
    blends.reduceRight(
      (tensor, blend, axis) => squeeze(tensor, axis + 2, input.shape[axis + 2]!, blend),
      gradient,
    );
  return { output, backward: [inputGradient] };
};

/** Where each output cell of one axis falls on the input, by PyTorch's rules. */
function blendsOf(length: number, outputLength: number, axis: number, options: UpsampleOptions): Blend[] {
  const { mode = 'nearest', alignCorners = false, scaleFactor } = options;
  const factor = typeof scaleFactor === 'object' ? scaleFactor[axis]! : scaleFactor;
  const scale = factor === undefined ? length / outputLength : 1 / factor;
  return Array.from({ length: outputLength }, (_, output) => {
    if (mode === 'nearest') {
      // PyTorch takes this product in float32, which now and then decides the cell.
      const cell = Math.min(Math.floor(Math.fround(output * Math.fround(scale))), length - 1);
      return { cell, next: cell, mix: 0 };
    }
    const cornersApart = outputLength > 1 ? (length - 1) / (outputLength - 1) : 0;
    const place = alignCorners ? output * cornersApart : Math.max(0, (output + 0.5) * scale - 0.5);
    const cell = Math.min(Math.floor(place), length - 1);
    return { cell, next: Math.min(cell + 1, length - 1), mix: Math.min(place - cell, 1) };
  });
}

/** Resamples one axis. */
function stretch(tensor: Tensor, axis: number, blends: readonly Blend[]): Tensor {
  const result = new Tensor(tensor.shape.with(axis, blends.length));
  eachBlend(tensor.shape, axis, blends, (to, from, next, mix) => {
    result.data[to] = (1 - mix) * tensor.data[from]! + mix * tensor.data[next]!;
  });
  return result;
}

/** Backward of `stretch`: each gradient goes back to the two cells that were blended. */
function squeeze(gradient: Tensor, axis: number, length: number, blends: readonly Blend[]): Tensor {
  const shape = gradient.shape.with(axis, length);
  const result = new Tensor(shape);
  eachBlend(shape, axis, blends, (to, from, next, mix) => {
    result.data[from]! += (1 - mix) * gradient.data[to]!;
    result.data[next]! += mix * gradient.data[to]!;
  });
  return result;
}

/** Visits every cell of the stretched tensor with the two cells of the unstretched one, of shape `shape`, that it blends. */
function eachBlend(
  shape: Shape,
  axis: number,
  blends: readonly Blend[],
  visit: (to: number, from: number, next: number, mix: number) => void,
): void {
  const blocks = sizeOf(shape.slice(0, axis));
  const step = sizeOf(shape.slice(axis + 1));
  for (let block = 0; block < blocks; block++) {
    const start = block * shape[axis]! * step;
    blends.forEach(({ cell, next, mix }, index) => {
      const to = (block * blends.length + index) * step;
      for (let i = 0; i < step; i++) visit(to + i, start + cell * step + i, start + next * step + i, mix);
    });
  }
}

function checkMode(input: Shape, { mode = 'nearest', alignCorners = false }: UpsampleOptions): void {
  const axes = { nearest: input.length - 2, linear: 1, bilinear: 2, trilinear: 3 }[mode] as
    number | undefined;
  if (axes === undefined) {
    throw new ShapeError(
      `upsample: mode must be 'nearest', 'linear', 'bilinear' or 'trilinear', but is '${mode}'`,
    );
  }
  if (axes !== input.length - 2) {
    const right = ['linear', 'bilinear', 'trilinear'][input.length - 3] ?? 'nearest';
    throw new ShapeError(
      `upsample: mode '${mode}' is for ${axes} spatial axes, but input ${formatShape(input)} has ${input.length - 2}; use '${right}'`,
    );
  }
  if (alignCorners && mode === 'nearest')
    throw new ShapeError("upsample: alignCorners is for linear modes, but mode is 'nearest'");
}
