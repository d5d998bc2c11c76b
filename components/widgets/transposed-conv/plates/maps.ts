import type { Tensor } from '@engine/tensor.ts';
import { type Layer, placeIn } from '../layer.ts';
import { type Plate, type PlateCell, mostOf, numberCell } from './plate.ts';

type Kind = 'input' | 'weight' | 'output';

/** A tensor as a grid, or along a line as one row. */
function mapOf(
  kind: Kind,
  tensor: Tensor,
  side: number,
  axes: Layer['axes'],
  idOf: (index: number) => number = (index) => index,
): Pick<Plate, 'columns' | 'rows' | 'cells'> {
  const most = mostOf(tensor.data);
  const cells = Array.from(tensor.data, (value, index): PlateCell => {
    const place = placeIn(index, side, axes);
    return numberCell({ kind, at: idOf(index) }, place.at(-1)!, axes === 1 ? 0 : place[0]!, value, most);
  });
  return { columns: side, rows: axes === 1 ? 1 : side, cells };
}

export const inputPlate = ({ x, input, axes }: Layer): Plate => ({
  name: 'input',
  title: 'input',
  label: 'Input cells',
  ...mapOf('input', x, input, axes),
});

export const kernelPlate = ({ w, settings, axes }: Layer): Plate => ({
  name: 'kernel',
  title: 'kernel',
  label: 'Weights of the kernel',
  ...mapOf('weight', w, settings.kernel, axes),
});

/** The kernel turned around: each weight keeps its identity. */
export const flippedPlate = ({ flipped, settings, axes }: Layer): Plate => ({
  name: 'flipped',
  title: 'kernel, flipped',
  label: 'Weights of the flipped kernel',
  ...mapOf('weight', flipped, settings.kernel, axes, (index) => flipped.size - 1 - index),
});

export const outputPlate = ({ y, output, axes }: Layer): Plate => ({
  name: 'output',
  title: 'output',
  label: 'Output cells',
  ...mapOf('output', y, output, axes),
});
