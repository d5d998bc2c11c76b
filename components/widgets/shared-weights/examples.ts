import type { About, Example } from '@kit/face.ts';
import type { settings } from './settings.ts';

export const about: About = {
  title: 'One layer, wired three ways',
  summary:
    'The same small layer fully connected, locally connected and as a convolution: its wires, its matrix, its weights counted. Pick a weight: every place that uses it lights up.',
};

type Fields = typeof settings.fields;

export const examples: readonly Example<Fields>[] = [
  {
    name: 'convolution',
    title: 'Three weights, used everywhere',
    settings: { wiring: 'conv', weight: 2 },
    note: 'Each diagonal of the matrix is one number. The weight that is lit joins six pairs of cells.',
  },
  {
    name: 'locally-connected',
    title: 'The same wires, a weight for each',
    settings: { wiring: 'local', weight: 8 },
    note: 'The band of the matrix is the same. Nothing in it repeats, so each weight learns from one place.',
  },
  {
    name: 'fully-connected',
    title: 'Every output reads every input',
    settings: { wiring: 'full', weight: 12 },
    note: 'The matrix has no zeros left, and no two of its numbers are the same weight.',
  },
  {
    name: 'channels',
    title: 'Sharing is over positions, not over channels',
    settings: { inChannels: 2, outChannels: 2, input: 6, weight: 5 },
    note: 'Each pair of an input and an output channel has its own three weights: four bands, none like another.',
  },
  {
    name: 'padding-local',
    title: 'Unshared weights that never learn',
    settings: { wiring: 'local', padding: 1, weight: 1 },
    note: 'A surprise of padding: without sharing, the first weight only ever meets a zero. A shared one has work elsewhere.',
  },
  {
    name: 'shift-convolution',
    title: 'The pattern moves, the answer moves with it',
    settings: { show: 'shift', wiring: 'conv', at: 3 },
    note: 'Read along a diagonal: the same numbers. That is equivariance to translation.',
  },
  {
    name: 'shift-local',
    title: 'Without sharing, a new place is a new problem',
    settings: { show: 'shift', wiring: 'local', at: 3 },
    note: 'The same pattern gives other numbers at each place, since other weights meet it.',
  },
  {
    name: 'shift-stride',
    title: 'A stride keeps only every other shift',
    settings: { show: 'shift', wiring: 'conv', stride: 2, input: 9, at: 3 },
    note: 'Two cells of input are one cell of output. A shift by one gives new numbers.',
  },
  {
    name: 'alexnet',
    title: 'AlexNet’s first layer, shared and not',
    settings: { show: 'growth', known: 'alexnet', image: 227 },
    note: 'At the size it was made for, sharing divides the parameters by 3025: once for each place.',
  },
  {
    name: 'smallest-image',
    title: 'Where all three are the same layer',
    settings: { show: 'growth', known: 'alexnet', image: 11 },
    note: 'On an image as small as the kernel there is one place, and nothing to share.',
  },
];
