import { avgPoolCells } from '../../ops/avg-pool.ts';
import { type PooledCells, adaptiveCells, slidingCells } from '../../ops/pooling.ts';
import type { AvgPoolOptions } from '../../ops/avg-pool.ts';
import { spatial } from '../../shape/axes.ts';
import {
  type OutputSize,
  type PoolOptions,
  adaptivePoolShape,
  poolShape,
  poolWindows,
} from '../../shape/pool.ts';
import { type Shape, sizeOf } from '../../tensor.ts';
import type { Machine } from '../machine.ts';
import type { FastOp, Layer, Slot } from './layer.ts';

/** The lists of `pooling.ts` as the kernels read them. */
function layCells(machine: Machine, pooled: PooledCells) {
  let end = 0;
  const starts = [0, ...pooled.map((cells) => (end += cells.length))];
  return {
    starts: machine.table(starts),
    cells: machine.table(pooled.flatMap((cells) => cells.map((cell) => cell * 4))),
  };
}

/** `ops/max-pool.ts`: inputs [x]. */
export const maxPool: FastOp<PoolOptions> = {
  shape: ([x], options) => poolShape('maxPool', x!, options),
  lay(machine, [x], output, options) {
    const windows = poolWindows('maxPool', options, output.shape.length - 2);
    return layMax(
      machine,
      x!,
      output,
      () => slidingCells(spatial(x!.shape), spatial(output.shape), windows),
      {
        pairs:
          windows.every(
            ({ kernel, stride, padding: [before] }) => kernel === 2 && stride === 2 && before === 0,
          ) && !options.ceilMode,
      },
    );
  },
};

/** `ops/adaptive-max-pool.ts`: inputs [x]. */
export const adaptiveMaxPool: FastOp<{ outputSize: OutputSize }> = {
  shape: ([x], { outputSize }) => adaptivePoolShape('adaptiveMaxPool', x!, outputSize),
  lay: (machine, [x], output, { outputSize }) =>
    layMax(machine, x!, output, () => adaptiveCells('adaptiveMaxPool', x!.shape, outputSize).pooled),
};

function layMax(
  machine: Machine,
  x: Slot,
  output: Slot,
  pooled: () => PooledCells,
  { pairs = false }: { pairs?: boolean } = {},
): Layer {
  const { kernels, crew } = machine;
  const channels = x.shape[1]!;
  const [inputHeight, inputWidth] = spatial(x.shape) as [number, number];
  const [height, width] = spatial(output.shape) as [number, number];
  const plane = planeBytes(x.shape);
  const places = sizeOf(spatial(output.shape));
  const winners = machine.reserve(sizeOf(output.shape) * 4);
  const fourAtATime = pairs && x.shape.length === 4 && width >= 4;
  const noneLeftOver = fourAtATime && inputHeight === 2 * height && inputWidth === 2 * width;
  const { starts, cells } = fourAtATime ? { starts: 0, cells: 0 } : layCells(machine, pooled());
  return {
    forward(batch) {
      const first = crew.from(batch * channels);
      const planes = crew.to(batch * channels) - first;
      const [from, at] = [x.value + first * plane, first * places * 4];
      const [to, won] = [output.value + at, winners + at];
      if (fourAtATime) kernels.maxPool2x2(from, planes, inputHeight, inputWidth, height, width, to, won);
      else kernels.maxPool(from, planes, plane, starts, places, cells, to, won);
    },
    backward(batch) {
      if (!x.gradient) return;
      const first = crew.from(batch * channels);
      const planes = crew.to(batch * channels) - first;
      const [to, at] = [x.gradient + first * plane, first * places * 4];
      const [from, won, mask] = [output.gradient + at, winners + at, x.pastRelu ? output.value + at : 0];
      if (noneLeftOver) kernels.route2x2(from, won, mask, planes, height, width, to);
      else kernels.route(from, won, mask, planes, places, to, plane);
    },
  };
}

/** `ops/avg-pool.ts`: inputs [x]. */
export const avgPool: FastOp<AvgPoolOptions> = {
  shape: ([x], options) => poolShape('avgPool', x!, options),
  lay(machine, [x], output, options) {
    const { pooled, divisors } = avgPoolCells(x!.shape, options);
    return layAverage(machine, x!, output, pooled, divisors);
  },
};

/** `ops/adaptive-avg-pool.ts`: inputs [x]. */
export const adaptiveAvgPool: FastOp<{ outputSize: OutputSize }> = {
  shape: ([x], { outputSize }) => adaptivePoolShape('adaptiveAvgPool', x!, outputSize),
  lay: (machine, [x], output, { outputSize }) => layBlocks(machine, x!, output, outputSize),
};

/** `ops/global-avg-pool.ts`: inputs [x]. */
export const globalAvgPool: FastOp<undefined> = {
  shape: ([x]) => adaptivePoolShape('globalAvgPool', x!, 1),
  lay: (machine, [x], output) => layBlocks(machine, x!, output, 1),
};

function layBlocks(machine: Machine, x: Slot, output: Slot, outputSize: OutputSize): Layer {
  const { pooled } = adaptiveCells('adaptiveAvgPool', x.shape, outputSize);
  return layAverage(
    machine,
    x,
    output,
    pooled,
    pooled.map((cells) => cells.length),
  );
}

function layAverage(
  machine: Machine,
  x: Slot,
  output: Slot,
  pooled: PooledCells,
  divisors: readonly number[],
): Layer {
  const { kernels, crew } = machine;
  const { starts, cells } = layCells(machine, pooled);
  const shares = machine.numbers(divisors.map((divisor) => 1 / divisor));
  const channels = x.shape[1]!;
  const plane = planeBytes(x.shape);
  const places = pooled.length;
  return {
    forward(batch) {
      const first = crew.from(batch * channels);
      const planes = crew.to(batch * channels) - first;
      const [from, to] = [x.value + first * plane, output.value + first * places * 4];
      kernels.avgPool(from, planes, plane, starts, places, cells, shares, to);
    },
    backward(batch) {
      if (!x.gradient) return;
      const first = crew.from(batch * channels);
      const planes = crew.to(batch * channels) - first;
      const [from, to] = [output.gradient + first * places * 4, x.gradient + first * plane];
      kernels.shareOut(from, planes, plane, starts, places, cells, shares, to);
    },
  };
}

const planeBytes = (shape: Shape): number => sizeOf(spatial(shape)) * 4;
