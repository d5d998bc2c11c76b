import { text } from '@kit/fields/text.ts';
import { choice, flag, integer, number, type SettingsOf, table } from '@kit/settings.ts';

/** The networks that a reader may choose, by the name an address spells; 'custom' is the reader's own. */
export const networkNames = {
  'problem-4': 'Problem 4',
  'lenet-5': 'LeNet-5',
  alexnet: 'AlexNet (2014, one column)',
  'vgg-16': 'VGG-16',
  googlenet: 'GoogLeNet',
  'resnet-18': 'ResNet-18',
  'resnet-50': 'ResNet-50',
  'resnet-152': 'ResNet-152',
  'mobilenet-v2': 'MobileNetV2',
  'u-net': 'U-Net',
  dcgan: 'DCGAN’s generator',
  custom: 'your own network',
} as const;

export type NetworkName = keyof typeof networkNames;

/** The columns that hold a number whose formula can be opened. */
export const columnNames = {
  output: 'Output',
  parameters: 'Parameters',
  buffers: 'Buffers',
  macs: 'Work',
  field: 'Receptive field',
  jump: 'Jump',
  start: 'Start',
} as const;

export type Column = keyof typeof columnNames;

const share = (label: string) => number({ label, default: 0.5, min: 0, max: 1, step: 0.01 });

/** A length of the image; 0 leaves it to the network. */
const length = (label: string, max: number, unit: string) =>
  integer({ label, default: 0, min: 0, max, unit, glides: false });

export const settings = table({
  network: choice(Object.keys(networkNames) as NetworkName[], {
    label: 'network',
    default: 'problem-4',
    names: networkNames,
  }),
  source: text({ label: 'PyTorch source', default: '', maxLength: 100_000 }),
  channels: length('channels of the image', 4096, 'channels'),
  height: length('height of the image', 4096, 'pixels'),
  width: length('width of the image', 4096, 'pixels'),

  show: choice(['all', 'table', 'volumes', 'field', 'source'], {
    label: 'show',
    default: 'all',
    names: { all: 'everything', field: 'receptive field' },
  }),
  row: text({ label: 'layer', default: '', maxLength: 200 }),
  number: choice(['', ...(Object.keys(columnNames) as Column[])], { label: 'formula of', default: '' }),
  unitY: share('unit, down'),
  unitX: share('unit, across'),

  unit: choice(['MAC', 'FLOP', 'mult-add'], {
    label: 'counting',
    default: 'MAC',
    names: { MAC: 'MACs', FLOP: 'FLOPs', 'mult-add': 'mult-adds' },
  }),
  bias: flag({ label: 'count biases', default: false }),
  norm: flag({ label: 'count batch norm', default: false }),
  pool: flag({ label: 'count pooling', default: false }),
  elementwise: flag({ label: 'count activations and additions of branches', default: false }),

  more: flag({ label: 'show start and buffers', default: false }),
  depth: integer({
    label: 'levels of modules shown (0: as many as fit)',
    default: 0,
    min: 0,
    max: 9,
    glides: false,
  }),
  toggled: text({ label: 'modules opened or closed by hand', default: '', maxLength: 4000 }),

  azimuth: integer({ label: 'turn of the drawing', default: 38, min: -75, max: 75, unit: 'degrees' }),
  elevation: integer({ label: 'rise of the drawing', default: 22, min: 0, max: 80, unit: 'degrees' }),
  measured: flag({ label: 'show the measured effective receptive field', default: false }),
});

export type Settings = SettingsOf<typeof settings>;

/** Whether a panel is among those that are asked for. */
export const shows = ({ show }: Settings, panel: Settings['show']): boolean =>
  show === 'all' || show === panel;
