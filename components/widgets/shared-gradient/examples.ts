import type { About, Example } from '@kit/face.ts';
import type { settings } from './settings.ts';

export const about: About = {
  title: 'The gradient of a shared weight',
  summary:
    'One small kernel slides over a picture. Every position adds a piece to the gradient of each weight: the upstream gradient times the input that the weight met there. The sum is what autograd finds.',
};

type Fields = typeof settings.fields;

export const examples: readonly Example<Fields>[] = [
  {
    name: 'edge',
    title: 'Sixteen places, one gradient',
    settings: { picture: 'edge', upstream: 'noise', position: 7 },
    note: 'Half way: seven pieces lie end to end. The dashed line is where autograd says that the sixteenth will end.',
  },
  {
    name: 'cancel',
    title: 'Every place pulls, and nothing moves',
    settings: { picture: 'flat', upstream: 'signs' },
    note: 'A surprise: no piece is zero, and their sum is. Places that share a weight must agree on it.',
  },
  {
    name: 'agree',
    title: 'The same pulls, a picture that alternates too',
    settings: { picture: 'stripes', upstream: 'signs' },
    note: 'Now each piece has the same sign, and the weight learns sixteen times as fast as from one place.',
  },
  {
    name: 'padding',
    title: 'A corner weight, and the padding',
    settings: { picture: 'flat', upstream: 'sum', padding: 1, weight: 1, input: 5 },
    note: 'Along two sides the corner weight meets zeros of the padding. Those positions add nothing to it.',
  },
  {
    name: 'more-positions',
    title: 'A larger map, a larger gradient',
    settings: { picture: 'flat', upstream: 'sum', input: 7 },
    note: 'With a loss that sums over the map, the gradient grows with the number of positions.',
  },
  {
    name: 'mean',
    title: 'The mean takes the growth away',
    settings: { picture: 'flat', upstream: 'mean', input: 7 },
    note: 'With a loss that averages over the map each piece is smaller, and the sum stays the same at any size.',
  },
  {
    name: 'stride',
    title: 'A stride walks fewer places',
    settings: { picture: 'spot', upstream: 'sum', stride: 2, input: 7, position: 5 },
    note: 'Nine positions where stride 1 would have had twenty-five: fewer pieces in each sum.',
  },
];
