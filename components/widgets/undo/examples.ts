import type { About, Example } from '@kit/face.ts';
import type { settings } from './settings.ts';

export const about: About = {
  title: 'A convolution, and back again',
  summary:
    'A small picture is convolved and sent back through the transposed convolution. Its shape returns, its values do not. Below it, the best that anyone could do.',
};

type Fields = typeof settings.fields;

export const examples: readonly Example<Fields>[] = [
  {
    name: 'shape-not-values',
    title: 'The shape comes back, the values do not',
    settings: {},
    note: 'The transposed blur does not sharpen. It blurs a second time.',
  },
  {
    name: 'two-pictures-one-map',
    title: 'Two pictures, one output',
    settings: { picture: 'ring', steps: 60 },
    note: 'The picture solved for differs from the true one, yet a convolution of stride 2 gives the same map for both. No layer could tell them apart.',
  },
  {
    name: 'solvable',
    title: 'At stride 1 the values can come back, but not by transposing',
    settings: { kernel: 'sharpen', stride: 1, steps: 40 },
    note: 'This sharpening loses nothing. Solving for the picture brings it back. The transpose only sharpens once more.',
  },
  {
    name: 'exactly-once',
    title: 'Where the transpose does undo it',
    settings: { kernel: 'single', stride: 1, steps: 1 },
    note: 'A kernel of a single 1 changes nothing, and so does its transpose. The transpose is the inverse only where the matrix is orthogonal.',
  },
  {
    name: 'nothing-left',
    title: 'A chessboard, erased',
    settings: { picture: 'checks', kernel: 'block', stride: 2, steps: 60 },
    note: 'Each 2×2 mean of a chessboard is the same. All that comes back is grey: the board is in what the convolution cannot see.',
  },
];
