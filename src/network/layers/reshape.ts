import { axisIndex, flattenShape } from '@engine/shape/flatten.ts';
import { type Shape, ShapeError, formatShape, sizeOf } from '@engine/tensor.ts';
import type { Reading } from '../layer.ts';
import { axesOption, defineLayer, everyAxis, numberOption, only, show } from './define.ts';
import { int, ints } from './signature.ts';

/** Axes that keep their lengths are read cell by cell; if all are folded away, cells become features; a mixture reads all. */
function reshapeReading(input: Shape, output: Shape): Reading[] {
  const [before, after] = [input.slice(2), output.slice(2)];
  if (before.length === after.length && input.every((length, axis) => length === output[axis])) {
    return everyAxis(input, { kind: 'same' });
  }
  if (before.length > 0 && after.length === 0 && input[0] === output[0])
    return everyAxis(input, { kind: 'flat' });
  return everyAxis(input, { kind: 'all' });
}

/** https://docs.pytorch.org/docs/stable/generated/torch.nn.Flatten.html */
export const flatten = defineLayer({
  name: 'Flatten',
  role: 'shape',
  signature: [int('start_dim', 1), int('end_dim', -1)],
  output: (options, inputs) =>
    flattenShape(
      only('Flatten', inputs),
      numberOption('Flatten', options, 'start_dim'),
      numberOption('Flatten', options, 'end_dim'),
    ),
  reading: (options, inputs) =>
    reshapeReading(
      only('Flatten', inputs),
      flattenShape(inputs[0]!, options.start_dim as number, options.end_dim as number),
    ),
});

/** The asked-for lengths with −1, at most once, worked out from the rest. @throws ShapeError if they do not fit. */
function inferLengths(op: string, wanted: readonly number[], cells: number, from: Shape): number[] {
  const free = wanted.filter((length) => length === -1).length;
  const known = sizeOf(wanted.filter((length) => length !== -1));
  const inferred = known === 0 ? 0 : cells / known;
  if (free > 1) throw new ShapeError(`${op}: only one length can be -1, but ${show(wanted)} has ${free}`);
  if (free === 0 ? known !== cells : !Number.isInteger(inferred) || inferred === 0) {
    throw new ShapeError(
      `${op}: ${cells} cells (input ${formatShape(from)}) do not fill ${show(wanted)}` +
        (free ? `: ${known} does not divide ${cells}` : `, which has ${known}`),
    );
  }
  return wanted.map((length) => (length === -1 ? inferred : length));
}

const list = (value: number | readonly number[]): readonly number[] =>
  typeof value === 'number' ? [value] : value;

/** https://docs.pytorch.org/docs/stable/generated/torch.nn.Unflatten.html */
export const unflatten = defineLayer({
  name: 'Unflatten',
  role: 'shape',
  signature: [int('dim'), ints('unflattened_size')],
  output: (options, inputs) => {
    const input = only('Unflatten', inputs);
    const axis = axisIndex('Unflatten', input, numberOption('Unflatten', options, 'dim'));
    const wanted = list(axesOption('Unflatten', options, 'unflattened_size'));
    const lengths = inferLengths('Unflatten', wanted, input[axis]!, input);
    return [...input.slice(0, axis), ...lengths, ...input.slice(axis + 1)];
  },
  reading: (_options, inputs) => everyAxis(only('Unflatten', inputs), { kind: 'all' }),
});

const reshapeShape = (shape: number | readonly number[], input: Shape) =>
  inferLengths('reshape', list(shape), sizeOf(input), input);

/** `x.view(…)`, `x.reshape(…)`; the batch is one example. */
export const reshape = defineLayer({
  name: 'reshape',
  role: 'shape',
  signature: [ints('shape')],
  output: (options, inputs) => reshapeShape(axesOption('reshape', options, 'shape'), only('reshape', inputs)),
  reading: (options, inputs) =>
    reshapeReading(
      only('reshape', inputs),
      reshapeShape(axesOption('reshape', options, 'shape'), inputs[0]!),
    ),
});

export const identity = defineLayer({ name: 'Identity', role: 'shape', signature: [] });
