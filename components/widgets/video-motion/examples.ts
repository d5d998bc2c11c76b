import type { About, Example } from '@kit/face.ts';
import type { settings } from './settings.ts';

export const about: About = {
  title: 'Which way does time run?',
  summary:
    'The same frames forwards and backwards. What is averaged over single frames cannot tell the two apart; a kernel that is deep in time can.',
};

type Fields = typeof settings.fields;

export const examples: readonly Example<Fields>[] = [
  {
    name: 'ball',
    title: 'A ball crosses, left to right or right to left',
    settings: { clip: 'ball' },
    note: 'The averages of single frames are equal to the last bit. The kernel in time answers with opposite signs.',
  },
  {
    name: 'door',
    title: 'Opening or closing?',
    settings: { clip: 'door' },
    note: 'The classic pair of actions: every frame of the one is a frame of the other. Only their order says which it is.',
  },
  {
    name: 'pendulum',
    title: 'A clip that is its own reverse',
    settings: { clip: 'pendulum' },
    note: 'A full swing looks the same backwards, frame for frame. Even the 3-D layer gives equal numbers, and it is right to.',
  },
  {
    name: 'one-frame-deep',
    title: 'A 3-D kernel of depth 1',
    settings: { clip: 'ball', depth: 1 },
    note: 'Three axes in the name, one frame in the window: it is a 2-D convolution and as blind to order.',
  },
  {
    name: 'wrong-way',
    title: 'The ball falls, the kernel looks sideways',
    settings: { clip: 'drop', show: 'kernel' },
    note: 'A filter in time follows one direction. Let it follow downwards instead, and the difference comes back.',
  },
  {
    name: 'two-balls',
    title: 'Two balls pass, and the average forgets',
    settings: { clip: 'crossing', show: 'kernel' },
    note: 'Each filter answers at its own ball, but averaged over the frame both say the same. What is pooled away too early is gone.',
  },
  {
    name: 'one-sum',
    title: 'Twenty-seven products, one sum',
    settings: { show: 'sum' },
    note: 'The bright column moves on with the 2s of the one kernel, and against those of the other.',
  },
  {
    name: 'frame-by-frame',
    title: 'Frame by frame',
    settings: { clip: 'door', show: 'frames' },
    note: 'The numbers under the frames are the same numbers in another order. A mean does not see order.',
  },
  {
    name: 'cost',
    title: 'What depth in time costs',
    settings: { show: 'cost' },
    note: 'A 3-D kernel costs its depth times as much as a 2-D one. Split in two, it costs little more than 2-D.',
  },
  {
    name: 'cost-matched',
    title: 'The same weights, spent in two halves',
    settings: { show: 'cost', middle: 'matched' },
    note: 'With more channels between the halves the weights are the same as those of 3-D, with one more nonlinearity between.',
  },
];
