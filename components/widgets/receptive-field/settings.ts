import { reach } from '@engine/shape/window.ts';
import { type SettingsOf, choice, integer, list, number, table } from '@kit/settings.ts';
import { emptyLayer } from './lengths.ts';

const maxLayers = 5;

/** One layer of the stack, of one axis. */
const layer = {
  kind: choice(['conv', 'pool'], {
    label: 'kind',
    default: 'conv',
    names: { conv: 'a convolution', pool: 'average pooling' },
  }),
  kernel: integer({ label: 'kernel', default: 3, min: 1, max: 9, unit: 'cells' }),
  stride: integer({ label: 'stride', default: 1, min: 1, max: 4, unit: 'cells' }),
  dilation: integer({ label: 'dilation', default: 1, min: 1, max: ({ kind }) => (kind === 'pool' ? 1 : 8) }),
  padding: integer({
    label: 'padding',
    default: 0,
    min: 0,
    max: ({ kind, kernel, dilation }) =>
      kind === 'pool' ? Math.floor(kernel / 2) : reach({ kernel, dilation }) - 1,
    unit: 'cells at each end',
  }),
};

export const settings = table(
  {
    input: integer({ label: 'input cells', default: 13, min: 1, max: 64 }),
    layers: list(layer, { label: 'layers', default: [{}, {}, {}], minLength: 1, maxLength: maxLayers }),
    layer: integer({
      label: 'layer',
      default: maxLayers,
      min: 1,
      max: ({ layers }) => layers.length,
    }),
    at: number({ label: 'place of the unit in its layer', default: 0.5, min: 0, max: 1, step: 0.001 }),
  },
  emptyLayer,
);

export type Settings = SettingsOf<typeof settings>;
export type Layer = Settings['layers'][number];
