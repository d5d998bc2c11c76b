import { axisName, checkActivation } from '@engine/shape/axes.ts';
import { type Shape, ShapeError } from '@engine/tensor.ts';
import type { LayerKind, Options } from '../layer.ts';
import { axesOption, defineLayer, only, show } from './define.ts';
import { float, ints } from './signature.ts';

/** PyTorch counts from the last axis: (left, right, top, bottom). Returned in the order of the axes. */
export function paddingSides(op: string, options: Options, axes: number): [before: number, after: number][] {
  const given = axesOption(op, options, 'padding');
  const flat = typeof given === 'number' ? new Array<number>(2 * axes).fill(given) : given;
  if (flat.length !== 2 * axes) {
    throw new ShapeError(`${op}: padding should be one number or ${2 * axes} but is ${show(flat)}`);
  }
  return Array.from({ length: axes }, (_, axis) => {
    const at = 2 * (axes - 1 - axis);
    return [flat[at]!, flat[at + 1]!];
  });
}

type Fill = 'Zero' | 'Constant' | 'Reflection' | 'Replication' | 'Circular';

function padding(axes: number, fill: Fill): LayerKind {
  const name = `${fill}Pad${axes}d`;
  const most = (length: number) => ({ Reflection: length - 1, Circular: length })[fill as string] ?? Infinity;
  const output = (options: Options, inputs: readonly Shape[]) => {
    const input = only(name, inputs);
    // As in PyTorch, the last axes are padded, whatever is before them: of one axis fewer, the channels are padded too.
    if (input.length !== axes + 1 || axes === 1) checkActivation(name, input, axes);
    const before = input.length - axes;
    const lengths = paddingSides(name, options, axes).map(([low, high], axis) => {
      const length = input[before + axis]!;
      if (Math.max(low, high) > most(length)) {
        throw new ShapeError(
          `${name}: padding of a ${axisName(axis, axes)} of ${length} can be at most ${most(length)}, but is ${Math.max(low, high)}`,
        );
      }
      if (length + low + high < 1) {
        throw new ShapeError(
          `${name}: padding (${low}, ${high}) leaves nothing of a ${axisName(axis, axes)} of ${length}`,
        );
      }
      return length + low + high;
    });
    return [...input.slice(0, before), ...lengths];
  };
  return defineLayer({
    name,
    role: 'shape',
    signature: [ints('padding'), ...(fill === 'Constant' ? [float('value')] : [])],
    output,
    reading: (options, inputs) =>
      paddingSides(name, options, axes)
        .slice(axes + 2 - only(name, inputs).length)
        .map((around) => ({ kind: 'window', kernel: 1, stride: 1, dilation: 1, padding: around })),
    note: () =>
      fill === 'Zero' || fill === 'Constant'
        ? undefined
        : `${name} puts cells of the image beyond its edge; the regions shown leave these out.`,
  });
}

const fills: Fill[] = ['Zero', 'Constant', 'Reflection', 'Replication', 'Circular'];

export const paddings = [1, 2, 3].flatMap((axes) => fills.map((fill) => padding(axes, fill)));
