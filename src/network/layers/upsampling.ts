import type { UpsampleOptions } from '@engine/ops/upsample.ts';
import { upsampleShape } from '@engine/shape/upsample.ts';
import { type Shape, ShapeError, formatShape, sizeOf } from '@engine/tensor.ts';
import type { Options, Reading } from '../layer.ts';
import { defineLayer, noCost, numberOption, only, optionalAxes, show } from './define.ts';
import { bool, float, int, ints, mode } from './signature.ts';

const modes = ['nearest', 'linear', 'bilinear', 'trilinear', 'bicubic', 'nearest-exact'];

const shape = (options: Options, inputs: readonly Shape[]) =>
  upsampleShape(only('Upsample', inputs), {
    size: optionalAxes('Upsample', options, 'size'),
    scaleFactor: optionalAxes('Upsample', options, 'scale_factor'),
  });

const twoNearest = [0, 1] as const;

/** Cells that one sample takes part of, on either side of the place it falls on. */
const neighbours: Record<string, readonly [before: number, after: number]> = {
  linear: twoNearest,
  bilinear: twoNearest,
  trilinear: twoNearest,
  bicubic: [1, 2],
};

/** Where output cell `cell` falls on the input: PyTorch's area_pixel_compute_source_index. */
function place(cell: number, { length, outputLength, cellsPerOutput }: Resize, how: Mode): number {
  if (how.mode === 'nearest') return cell * cellsPerOutput;
  if (how.mode === 'nearest-exact') return (cell + 0.5) * cellsPerOutput;
  if (how.alignCorners) return outputLength === 1 ? 0 : (cell * (length - 1)) / (outputLength - 1);
  return (cell + 0.5) * cellsPerOutput - 0.5;
}

interface Resize {
  length: number;
  outputLength: number;
  /** Input cells for each output cell: one over the scale factor where that is given, even if the length was rounded. */
  cellsPerOutput: number;
}

interface Mode {
  mode: string;
  alignCorners: boolean;
}

/** A whole factor repeats itself, so that it can be written as a stamp; any other places each cell on its own. */
function axisReading(resize: Resize, how: Mode): Reading {
  const { length, outputLength } = resize;
  const scale = outputLength / length;
  if (how.mode === 'nearest' && Number.isInteger(scale)) {
    return { kind: 'stamp', kernel: scale, stride: scale, dilation: 1, padding: [0, 0] };
  }
  if (neighbours[how.mode] === twoNearest && Number.isInteger(scale) && !how.alignCorners) {
    const kernel = 2 * scale - (scale % 2);
    const padding = Math.floor(scale / 2);
    return { kind: 'stamp', kernel, stride: scale, dilation: 1, padding: [padding, padding] };
  }
  const [before, after] = neighbours[how.mode] ?? [0, 0];
  const inside = (cell: number) => Math.min(length - 1, Math.max(0, cell));
  const ranges = Array.from({ length: outputLength }, (_, cell) => {
    const at = place(cell, resize, how);
    const exactly = Number.isInteger(at) && before === 0;
    return [inside(Math.floor(at) - before), inside(exactly ? at : Math.floor(at) + after)] as const;
  });
  return { kind: 'cells', ranges };
}

/** https://docs.pytorch.org/docs/stable/generated/torch.nn.Upsample.html */
export const upsample = defineLayer({
  name: 'Upsample',
  role: 'upsampling',
  signature: [
    ints('size', null, { min: 1 }),
    float('scale_factor', null),
    mode('mode', 'nearest', modes),
    bool('align_corners', null),
    bool('recompute_scale_factor', null),
  ],
  output: shape,
  cost: (options, _inputs, output) => {
    const [before, after] = neighbours[String(options.mode)] ?? [0, 0];
    const taps = (before + after + 1) ** (output.length - 2);
    return { ...noCost, elementwise: taps === 1 ? 0 : taps * sizeOf(output) };
  },
  reading: (options, inputs) => {
    const output = shape(options, inputs);
    const how = { mode: String(options.mode), alignCorners: options.align_corners === true };
    const lengths = inputs[0]!.slice(2);
    const factors = options.recompute_scale_factor
      ? undefined
      : optionalAxes('Upsample', options, 'scale_factor');
    return lengths.map((length, axis) => {
      const outputLength = output[axis + 2]!;
      const factor = typeof factors === 'object' ? factors[axis] : factors;
      const cellsPerOutput = factor ? 1 / factor : length / outputLength;
      return axisReading({ length, outputLength, cellsPerOutput }, how);
    });
  },
});

const engineModes = ['nearest', 'linear', 'bilinear', 'trilinear'] as const;

/** What the engine's op takes for an input of that shape. @throws ShapeError for a mode that it does not have. */
export function upsampleOptions(kind: string, options: Options, input: Shape): UpsampleOptions {
  const mode = engineModes.find((each) => each === options.mode);
  if (!mode)
    throw new ShapeError(
      `${kind}: the engine can do ${engineModes.join(', ')}, but mode is ${show(options.mode)}`,
    );
  const given = optionalAxes(kind, options, 'scale_factor');
  // A factor that is to be worked out anew from the lengths says no more than they do.
  const again = given !== undefined && options.recompute_scale_factor === true;
  const size = again ? shape(options, [input]).slice(2) : optionalAxes(kind, options, 'size');
  const scaleFactor = again ? undefined : given;
  return {
    mode,
    ...(size === undefined ? {} : { size }),
    ...(scaleFactor === undefined ? {} : { scaleFactor }),
    ...(options.align_corners === true ? { alignCorners: true } : {}),
  };
}

/** Shi et al. 2016: r² channels become r × r cells. */
export const pixelShuffle = defineLayer({
  name: 'PixelShuffle',
  role: 'upsampling',
  signature: [int('upscale_factor', undefined, { min: 1 })],
  output: (options, inputs) => {
    const input = only('PixelShuffle', inputs);
    const factor = numberOption('PixelShuffle', options, 'upscale_factor');
    const [batch, channels, height, width] = input;
    if (input.length !== 4 || channels! % factor ** 2 !== 0) {
      throw new ShapeError(
        `PixelShuffle: input should be [batch, channels, height, width] with channels divisible by ${factor ** 2}, but is ${formatShape(input)}`,
      );
    }
    return [batch!, channels! / factor ** 2, height! * factor, width! * factor];
  },
  reading: (options) => {
    const kernel = numberOption('PixelShuffle', options, 'upscale_factor');
    const stamp: Reading = { kind: 'stamp', kernel, stride: kernel, dilation: 1, padding: [0, 0] };
    return [stamp, stamp];
  },
});
