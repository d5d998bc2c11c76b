import { numeral } from '@kit/numeral.ts';
import type { Model } from './model.ts';
import { side } from './pictures.ts';
import type { Settings } from './settings.ts';

export const percent = (value: number): string =>
  value < 0.0005 ? '0\u00a0%' : `${numeral(Math.round(1000 * value) / 10)}\u00a0%`;

const square = (length: number): string => `${length}\u00a0×\u00a0${length}`;

/** Two decimals: what a float32 sum leaves of a 0 is no news. */
const short = (value: number): string => numeral(Math.round(100 * value) / 100 + 0);

type Told = Omit<Model, 'summary' | 'sentences'>;

/** What is to be seen, a sentence each. */
export function words(
  { steps }: Settings,
  { layer, grids, pixel, solving, readers, transposedError, solvedError, residual }: Told,
): Pick<Model, 'summary' | 'sentences'> {
  const { small } = layer;
  const equations = small * small;
  const unknowns = side * side;
  const valueIn = (name: string) => short(grids.find((grid) => grid.name === name)!.values[pixel]!);
  const count = `${numeral(equations)} numbers are left of ${numeral(unknowns)}`;
  const values =
    transposedError < 0.0005
      ? 'The values come back, too.'
      : `Made brighter or darker until it matches best, it is still ${percent(transposedError)} off.`;
  const shape = `${square(side)} becomes ${square(small)} and ${square(side)} again: the shape comes back. ${values}`;
  const met =
    residual < 0.005 ? 'Its convolution is the same' : `Its convolution is ${percent(residual)} off`;
  const after = `${steps} ${steps === 1 ? 'step' : 'steps'}`;
  const solved = `After ${after} of least squares, ${percent(solvedError)} of the picture is missing. ${met}.${
    equations < unknowns ? ` ${count}.` : ''
  }`;
  const [row, column] = [Math.floor(pixel / side), pixel % side];
  const read =
    readers.size === 0
      ? 'no output reads it'
      : `${readers.size} ${readers.size === 1 ? 'output reads' : 'outputs read'} it`;
  const pointed = `Pixel ${row}, ${column} is ${valueIn('picture')}; ${read}. Transposed: ${valueIn('transposed')}.${solving ? ` Solved for: ${valueIn('solved')}.` : ''}`;
  const sentences = [shape, ...(solving ? [solved] : []), pointed];
  return { summary: sentences.join(' '), sentences };
}
