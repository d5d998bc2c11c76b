import { type SettingsOf, choice, flag, integer, list, number, table } from '@kit/settings.ts';
import { longest, totalLength } from './length.ts';

/** One transposed convolution of the stack, of one axis, without padding. */
const layer = {
  kernel: integer({ label: 'kernel', default: 3, min: 1, max: 8, unit: 'cells' }),
  stride: integer({ label: 'stride', default: 2, min: 1, max: 4, unit: 'cells' }),
};

const maxLayers = 3;

export const settings = table(
  {
    show: choice(['counts', 'generator'], {
      label: 'show',
      default: 'counts',
      names: { counts: 'what overlaps', generator: 'what a network makes of it' },
    }),
    input: integer({ label: 'input cells', default: 6, min: 2, max: 10 }),
    layers: list(layer, { label: 'layers', default: [{}], minLength: 1, maxLength: maxLayers }),
    layer: integer({ label: 'layer', default: maxLayers, min: 1, max: ({ layers }) => layers.length }),
    at: number({ label: 'place of the cell in the output', default: 0.5, min: 0, max: 1, step: 0.001 }),
    kernel: integer({
      label: 'kernel of the transposed convolutions',
      default: 4,
      min: 2,
      max: 6,
      glides: false,
    }),
    seed: integer({ label: 'seed', default: 1, min: 1, max: 20, glides: false }),
    icnr: flag({ label: 'begin the sub-pixel layers alike (ICNR)', default: false }),
  },
  ({ input, layers }) => {
    const length = totalLength(input, layers);
    return length > longest
      ? `${input} input cells would grow to ${length} output cells, and the figure has room for ${longest}`
      : undefined;
  },
);

export type Settings = SettingsOf<typeof settings>;
export type Layer = Settings['layers'][number];
