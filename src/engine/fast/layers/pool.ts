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
  const { kernels } = machine;
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
      const planes = batch * channels;
      if (fourAtATime) {
        kernels.maxPool2x2(x.value, planes, inputHeight, inputWidth, height, width, output.value, winners);
      } else {
        kernels.maxPool(x.value, planes, plane, starts, places, cells, output.value, winners);
      }
    },
    backward(batch) {
      const planes = batch * channels;
      const mask = x.pastRelu ? output.value : 0;
      if (!x.gradient) return;
      if (noneLeftOver) kernels.route2x2(output.gradient, winners, mask, planes, height, width, x.gradient);
      else kernels.route(output.gradient, winners, mask, planes, places, x.gradient, plane);
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
  const { kernels } = machine;
  const { starts, cells } = layCells(machine, pooled);
  const shares = machine.numbers(divisors.map((divisor) => 1 / divisor));
  const channels = x.shape[1]!;
  const plane = planeBytes(x.shape);
  const places = pooled.length;
  return {
    forward(batch) {
      kernels.avgPool(x.value, batch * channels, plane, starts, places, cells, shares, output.value);
    },
    backward(batch) {
      if (!x.gradient) return;
      kernels.shareOut(output.gradient, batch * channels, plane, starts, places, cells, shares, x.gradient);
    },
  };
}

const planeBytes = (shape: Shape): number => sizeOf(spatial(shape)) * 4;
