import type { About, Example } from '@kit/face.ts';
import type { settings } from './settings.ts';

export const about: About = {
  title: 'What a unit sees',
  summary:
    'A stack of layers along one axis. Pick a unit: all that it sees lights up, layer by layer, down to the input.',
};

type Fields = typeof settings.fields;

const conv = { kind: 'conv', kernel: 3 } as const;
const halve = { kind: 'pool', kernel: 2, stride: 2 } as const;

export const examples: readonly Example<Fields>[] = [
  {
    name: 'three-3x3',
    title: 'Three kernels of 3 see as far as one of 7',
    settings: { input: 13, layers: [conv, conv, conv] },
    note: 'Each kernel of 3 adds 2 cells. Three of them see 7, but not evenly: most paths lead to the middle.',
  },
  {
    name: 'stride-first',
    title: 'A stride early widens everything after it',
    settings: { input: 19, layers: [{ ...conv, stride: 2 }, conv, conv] },
    note: 'After a stride of 2, neighbours lie 2 input cells apart, and each kernel of 3 adds 4 cells. The paths no longer fall off evenly from the middle.',
  },
  {
    name: 'stride-last',
    title: 'A stride does not widen its own layer',
    settings: { input: 19, layers: [conv, conv, { ...conv, stride: 2 }] },
    note: 'The same three layers with the stride in the last: it sees 7 cells, as if its stride were 1. Only layers after it would see more.',
  },
  {
    name: 'dilated-1-2-4',
    title: 'Dilation doubles, and so does the reach',
    settings: { input: 25, layers: [conv, { ...conv, dilation: 2 }, { ...conv, dilation: 4 }] },
    note: 'Three weights per layer as before, but 15 cells are seen instead of 7, and none is left out.',
  },
  {
    name: 'dilated-2-2-2',
    title: 'The same dilation again and again leaves holes',
    settings: { input: 25, layers: Array.from({ length: 3 }, () => ({ ...conv, dilation: 2 })) },
    note: 'The field spans 13 cells, but a unit reads only every other one of them.',
  },
  {
    name: 'problem-4-tail',
    title: 'The end of the homework’s network',
    settings: { input: 28, layers: [{ ...conv, dilation: 2 }, conv, halve, conv, halve] },
    note: 'Layers 4 to 8 along one axis: the pooling of Layer6 and Layer8 doubles what the layers after it add.',
  },
  {
    name: 'same-padding',
    title: 'Padding saves the length and leaves the field as it is',
    settings: { input: 11, layers: Array.from({ length: 3 }, () => ({ ...conv, padding: 1 })), at: 0 },
    note: 'The first unit sees as many cells as any other, but some of them lie in the padding.',
  },
  {
    name: 'floor-drops',
    title: 'What rounding down throws away',
    settings: { input: 16, layers: [conv, { ...conv, stride: 2 }, halve], at: 1 },
    note: 'Where the division leaves a remainder, the last cells of a layer are read by nobody.',
  },
];
