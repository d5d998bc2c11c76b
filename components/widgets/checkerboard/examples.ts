import type { About, Example } from '@kit/face.ts';
import type { settings } from './settings.ts';

export const about: About = {
  title: 'Where checkerboards come from',
  summary:
    'A transposed convolution stamps its kernel again and again. How many stamps reach each cell, and what networks with random weights make of it.',
};

type Fields = typeof settings.fields;

export const examples: readonly Example<Fields>[] = [
  {
    name: 'uneven',
    title: 'Kernel 3, stride 2: one stamp, two stamps, one stamp',
    settings: {},
    note: 'The stride does not divide the kernel, so every other cell is reached twice. In two dimensions that is a checkerboard of 1, 2 and 4.',
  },
  {
    name: 'even',
    title: 'Kernel 4, stride 2: even, but not at the border',
    settings: { layers: [{ kernel: 4, stride: 2 }] },
    note: 'The stride divides the kernel: two stamps reach every cell, from cell k − 1 to cell (n − 1)s. Nearer to the border there are fewer.',
  },
  {
    name: 'holes',
    title: 'A kernel shorter than the stride leaves holes',
    settings: { layers: [{ kernel: 2, stride: 3 }] },
    note: 'Between the stamps lie cells that no input reaches. A bias is all that they ever get.',
  },
  {
    name: 'stack-uneven',
    title: 'Unevenness multiplies',
    settings: { input: 5, layers: [{}, {}, {}], at: 0.435 },
    note: 'Three layers of kernel 3 and stride 2. A cell passes its own count on, so the counts of the layers compose.',
  },
  {
    name: 'stack-even',
    title: 'Even layers stay even',
    settings: {
      input: 5,
      layers: Array.from({ length: 3 }, () => ({ kernel: 4, stride: 2 })),
    },
    note: 'Each layer doubles the count of every cell, away from the border. The border grows with the stack.',
  },
  {
    name: 'mended',
    title: 'A kernel of 2 at stride 1 mends it',
    settings: { layers: [{}, { kernel: 2, stride: 1 }] },
    note: 'Neighbours with 1 and 2 ways are added: 3 everywhere. This holds for kernels of ones; learned weights need not keep to it.',
  },
  {
    name: 'random-generator',
    title: 'Even counts, and still a checkerboard',
    settings: { show: 'generator' },
    note: 'Kernel 4 and stride 2 overlap evenly. But the cells of each 2×2 block are made by different weights, and with random weights they differ. Resizing first leaves no such pattern.',
  },
  {
    name: 'icnr',
    title: 'Sub-pixel layers that begin alike',
    settings: { show: 'generator', icnr: true },
    note: 'With the four filters of each block begun alike, a sub-pixel layer begins as a 3×3 convolution followed by nearest. Training may part them again.',
  },
];
