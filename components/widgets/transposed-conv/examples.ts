import type { About, Example } from '@kit/face.ts';
import type { settings } from './settings.ts';

export const about: About = {
  title: 'One transposed convolution, three ways',
  summary:
    'Each input cell stamps the kernel on a larger output; or an ordinary convolution slides over the input spread out with zeros; or a matrix, transposed. Point at a cell in one and see it in all.',
};

type Fields = typeof settings.fields;

export const examples: readonly Example<Fields>[] = [
  {
    name: 'three-ways',
    title: 'A 3×3 kernel with stride 2, three ways',
    settings: { padding: 1, focus: 'output', at: 6 },
    note: 'Four stamps meet in this output. The window over the spread input and the column of the matrix hold the same four weights.',
  },
  {
    name: 'stamps',
    title: 'Stamp by stamp',
    settings: { view: 'scatter', weights: 'ones', stamped: 2 },
    note: 'The second stamp overlaps the first in a column of cells, and there the numbers add up.',
  },
  {
    name: 'along-a-line',
    title: 'Along a line, the stamps are the matrix',
    settings: { over: 'line', input: 4, focus: 'output', at: 4 },
    note: 'Each row of stamps is a row of the matrix times its input; the sum is what a column adds up.',
  },
  {
    name: 'single-one',
    title: 'A single 1 gives the kernel back',
    settings: { view: 'gather', values: 'one', input: 3, focus: 'output', at: 24 },
    note: 'The stamp is the kernel as it is. It is the gathering window that has to be flipped to say the same.',
  },
  {
    name: 'padding-cuts',
    title: 'Padding takes cells away',
    settings: { view: 'scatter', padding: 2, kernel: 4, weights: 'bilinear', values: 'ones' },
    note: 'In a convolution padding adds cells to the input. Its transpose cuts as many off the output.',
  },
  {
    name: 'two-lengths',
    title: 'Two lengths, one convolution output',
    settings: { view: 'sizes', over: 'line', input: 3, padding: 1, outputPadding: 1 },
    note: 'A convolution with stride 2 turns 5 cells into 3 and 6 cells into 3 as well. Output padding says which of them is meant.',
  },
  {
    name: 'unreached',
    title: 'A stride wider than the kernel leaves holes',
    settings: { view: 'all', kernel: 2, stride: 3, weights: 'ones' },
    note: 'Stamps that do not meet leave cells that no weight can ever reach: in the matrix their columns are empty.',
  },
  {
    name: 'learned',
    title: 'Learned from a drawn picture',
    settings: { kernel: 4, padding: 1, weights: 'learned', values: 'one' },
    note: 'This kernel was trained on our engine to enlarge a picture twofold. It looks like interpolation with its corners pulled below zero: it sharpens.',
  },
];
