import { type PoolOptions, poolShape, poolWindows } from '@engine/shape/pool.ts';
import { checkActivation } from '@engine/shape/axes.ts';
import { ShapeError, sizeOf } from '@engine/tensor.ts';
import type { LayerKind, Options, Parameter } from '../layer.ts';
import { axesOption, defineLayer, noCost, only, optionalAxes } from './define.ts';
import { bool, int, ints } from './signature.ts';

/** The layer's options as the engine's pools take them. @throws ShapeError naming the option that has a wrong kind of value. */
export const poolOptions = (op: string, options: Options): PoolOptions => ({
  kernelSize: axesOption(op, options, 'kernel_size'),
  stride: optionalAxes(op, options, 'stride'),
  padding: axesOption(op, options, 'padding'),
  dilation: optionalAxes(op, options, 'dilation'),
  ceilMode: options.ceil_mode === true,
});

const kernel = ints('kernel_size', undefined, { min: 1 });
const stride = ints('stride', null, { min: 1 });
const around = ints('padding', 0, { min: 0 });

/** @param opsPerCell what one output cell costs, from the number of cells that its window holds. */
function pool(
  axes: number,
  type: 'Max' | 'Avg',
  rest: Parameter[],
  opsPerCell: (cells: number) => number,
): LayerKind {
  const name = `${type}Pool${axes}d`;
  const windows = (options: Options) => {
    const all = poolWindows(name, poolOptions(name, options), axes);
    for (const { kernel, padding } of all) checkPadding(name, kernel, padding[0]);
    return all;
  };
  return defineLayer({
    name,
    role: 'pooling',
    signature: [kernel, stride, around, ...rest],
    output: (options, inputs) => {
      const input = only(name, inputs);
      checkActivation(name, input, axes);
      windows(options);
      return poolShape(name, input, poolOptions(name, options));
    },
    cost: (options, _inputs, output) => ({
      ...noCost,
      poolOps: sizeOf(output) * opsPerCell(sizeOf(windows(options).map((window) => window.kernel))),
    }),
    reading: (options) => windows(options).map((window) => ({ kind: 'window', ...window })),
  });
}

/** PyTorch's modules allow half of the kernel, not of what a dilated one reaches over. */
function checkPadding(op: string, kernel: number, padding: number): void {
  const most = Math.floor(kernel / 2);
  if (padding <= most) return;
  throw new ShapeError(
    `${op}: padding can be at most ${most}, half of a kernel of ${kernel}, but is ${padding}`,
  );
}

const ceilMode = bool('ceil_mode', false);

/** A maximum over k cells takes k − 1 comparisons. */
const maxPool = (axes: number) =>
  pool(
    axes,
    'Max',
    [ints('dilation', 1, { min: 1 }), bool('return_indices', false), ceilMode],
    (cells) => cells - 1,
  );

/** A mean over k cells takes k − 1 additions and one division. */
const avgPool = (axes: number) =>
  pool(
    axes,
    'Avg',
    [
      ceilMode,
      bool('count_include_pad', true),
      ...(axes === 1 ? [] : [int('divisor_override', null, { min: 1 })]),
    ],
    (cells) => cells,
  );

export const pools = [1, 2, 3].flatMap((axes) => [maxPool(axes), avgPool(axes)]);
