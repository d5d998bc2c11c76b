import type { About, Example } from '@kit/face.ts';
import type { settings } from './settings.ts';

export const about: About = {
  title: 'Bringing scores back to full size',
  summary:
    'Six small networks label every pixel of drawn shapes. They differ only in how coarse scores are brought up, and in whether finer layers have a say.',
};

type Fields = typeof settings.fields;

export const examples: readonly Example<Fields>[] = [
  {
    name: 'coarse',
    title: 'Eight by eight scores, one block each',
    settings: { way: 'nearest' },
    note: 'Nearest neighbour shows what the coarse scores know: what is there, and where to within eight pixels.',
  },
  {
    name: 'smooth',
    title: 'Bilinear: rounder, and no better informed',
    settings: {},
    note: 'Between the cells the scores are blended. Corners and thin sticks stay lost.',
  },
  {
    name: 'learned',
    title: 'Learned: a stamp of its own',
    settings: { way: 'learned' },
    note: 'Three transposed convolutions of 4×4 with stride 2, trained with the rest. On the whole hardly better than bilinear; on thin sticks, better.',
  },
  {
    name: 'skip',
    title: 'With skips, plain bilinear is the best of the six',
    settings: { skip: true },
    note: 'Finer layers add their own scores at each size. They know where an edge lies, and the coarse scores know of what.',
  },
];
