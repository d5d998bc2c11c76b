import { type SettingsOf, choice, integer, table } from '@kit/settings.ts';
import { knownLayers } from './known.ts';
import { type Layer, placesOf, weightsOf } from './layer.ts';

export const settings = table({
  show: choice(['matrix', 'shift', 'growth'], {
    label: 'show',
    default: 'matrix',
    names: { matrix: 'wires and matrix', shift: 'a moving pattern', growth: 'larger images' },
  }),
  wiring: choice(['full', 'local', 'conv'], {
    label: 'wiring',
    default: 'conv',
    names: { full: 'fully connected', local: 'locally connected', conv: 'convolution' },
  }),
  input: integer({ label: 'input cells', default: 8, min: 4, max: 9 }),
  inChannels: integer({ label: 'input channels', default: 1, min: 1, max: 2 }),
  outChannels: integer({ label: 'output channels', default: 1, min: 1, max: 2 }),
  kernel: integer({
    label: 'kernel',
    default: 3,
    min: 1,
    max: ({ input }) => Math.min(5, input),
    unit: 'cells',
  }),
  stride: integer({ label: 'stride', default: 1, min: 1, max: 3, unit: 'cells' }),
  padding: integer({
    label: 'padding',
    default: 0,
    min: 0,
    max: ({ kernel }) => Math.floor(kernel / 2),
    unit: 'cells at each end',
  }),
  weight: integer({
    label: 'weight',
    default: 0,
    min: 0,
    max: (before) => weightsOf(before as Layer),
    glides: false,
  }),
  at: integer({ label: 'place', default: 1, min: 1, max: ({ input }) => placesOf(input) }),
  known: choice(
    knownLayers.map(({ name }) => name),
    {
      label: 'layer',
      default: 'alexnet',
      names: Object.fromEntries(knownLayers.map(({ name, title }) => [name, title])),
    },
  ),
  image: integer({ label: 'image', default: 227, min: 8, max: 1024, unit: 'pixels' }),
});

export type Settings = SettingsOf<typeof settings>;
