import type { Example } from '@kit/face.ts';
export { about } from './about.ts';
import { settings } from './settings.ts';

type Fields = typeof settings.fields;

const slip = `import torch.nn as nn

net = nn.Sequential(
    nn.Conv2d(3, 32, 3, padding=1),
    nn.ReLU(),
    nn.Conv2D(32, 64, 3, padding=1),
    nn.MaxPool2d(2),
    nn.Conv2d(64, 64, 3, padding=1),
    nn.AdaptiveAvgPool2d(1),
    nn.Flatten(),
    nn.Linear(64, 10),
)
`;

export const examples: readonly Example<Fields>[] = [
  {
    name: 'problem-4',
    title: 'The network of Problem 4',
    settings: {},
    note: 'The list of the homework, pasted as it is written.',
  },
  {
    name: 'where-the-parameters-are',
    title: 'Where the parameters are',
    settings: { show: 'table', row: 'fc1', number: 'parameters' },
    note: 'One linear layer has 96 % of the parameters and 2 % of the work.',
  },
  {
    name: 'beyond-the-edge',
    title: 'Seeing beyond the edge',
    settings: { show: 'field', row: 'Layer8', number: 'field', unitY: 0, unitX: 1 },
    note: 'A unit in the corner of the last stage sees padding, and its region ends before the image does.',
  },
  {
    name: 'resnet-50',
    title: 'ResNet-50, stage by stage',
    settings: { network: 'resnet-50', show: 'table' },
    note: 'A long network is put together by module; open one to see its layers.',
  },
  {
    name: 'vgg-16',
    title: 'VGG-16',
    settings: { network: 'vgg-16', show: 'table' },
    note: 'Parameters and work lie in different layers here too.',
  },
  {
    name: 'u-net',
    title: 'U-Net',
    settings: { network: 'u-net' },
    note: 'Branches join again: what a unit sees is the union of what they see.',
  },
  {
    name: 'broken-source',
    title: 'A slip in the source',
    settings: { network: 'custom', source: slip },
    note: 'The error is named at its place, and the other layers are still there.',
  },
  {
    name: 'too-small',
    title: 'An image that is too small',
    settings: { height: 24, width: 24, show: 'table' },
    note: 'The layer that would be left with nothing is named, with the smallest image that would do.',
  },
  {
    name: 'flops-like-torchinfo',
    title: 'Counted as torchinfo counts',
    settings: { show: 'table', unit: 'mult-add', row: 'Layer1', number: 'macs' },
    note: 'The same network, another convention: biases are in, and a batch norm is one use of each parameter.',
  },
];
