import type { About, Example } from '@kit/face.ts';
import { numeral } from '@kit/numeral.ts';
import type { settings } from './settings.ts';

export const about: About = {
  title: 'Down and up again',
  summary:
    'U-Net and DCGAN’s generator as ladders: every layer with its output’s shape and its parameters, in lanes by size.',
};

type Fields = typeof settings.fields;

export const examples: readonly Example<Fields>[] = [
  {
    name: 'u-net',
    title: 'U-Net: down to see more, up to say where',
    settings: { layer: 15 },
    note: 'The first transposed convolution takes 16×16 to 32×32. At the bottom of the U the maps are smallest and the channels most.',
  },
  {
    name: 'u-net-skip',
    title: 'A skip doubles the channels, not the size',
    settings: { layer: 16 },
    note: `What went down at 32×32 is laid beside what comes up: 512 and 512 channels are ${numeral(1024)}.`,
  },
  {
    name: 'bottom',
    title: 'Where the parameters are',
    settings: { layer: 14 },
    note: 'Going up by transposed convolutions costs less than the convolutions around: one layer at the bottom has more than three times the parameters of all four of them.',
  },
  {
    name: 'dcgan',
    title: 'DCGAN’s generator only climbs',
    settings: { network: 'dcgan', layer: 1 },
    note: 'The first layer stamps a 4×4 kernel for each of the 100 numbers. Each layer after it doubles the side.',
  },
  {
    name: 'dcgan-last',
    title: 'The last stamp paints',
    settings: { network: 'dcgan', layer: 5 },
    note: 'From 64 channels to three colours: fewer than a thousandth of the parameters, at the largest size.',
  },
];
