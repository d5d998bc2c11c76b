import { type SettingsOf, choice, integer, table } from '@kit/settings.ts';

interface Sizes {
  readonly input: number;
  readonly kernel: number;
  readonly stride: number;
  readonly padding: number;
}

/** Output cells along one side; at least one where a limit is asked for settings that no layer has. */
const side = ({ input, kernel, stride, padding }: Sizes): number =>
  Math.max(1, Math.floor((input + 2 * padding - kernel) / stride) + 1);

const mostPositions = 64;

export const settings = table({
  picture: choice(['edge', 'flat', 'stripes', 'spot', 'noise'], {
    label: 'picture',
    default: 'edge',
    names: {
      edge: 'an edge',
      flat: 'an even grey',
      stripes: 'stripes',
      spot: 'a spot',
      noise: 'noise',
    },
  }),
  upstream: choice(['noise', 'sum', 'mean', 'signs'], {
    label: 'upstream gradient',
    default: 'noise',
    names: {
      noise: 'as layers above might send it',
      sum: '1 everywhere: the loss is the sum',
      mean: 'equal shares: the loss is the mean',
      signs: '+1 and −1, column by column',
    },
  }),
  input: integer({ label: 'input side', default: 6, min: 3, max: 7, unit: 'cells' }),
  kernel: integer({ label: 'kernel', default: 3, min: 2, max: 3, unit: 'cells' }),
  stride: integer({ label: 'stride', default: 1, min: 1, max: 2, unit: 'cells' }),
  padding: integer({ label: 'padding', default: 0, min: 0, max: 1, unit: 'cells on each side' }),
  weight: integer({
    label: 'weight',
    default: 5,
    min: 1,
    max: ({ kernel }) => kernel ** 2,
    glides: false,
  }),
  position: integer({
    label: 'position',
    default: mostPositions,
    min: 0,
    max: (before) => side(before as Sizes) ** 2,
  }),
});

export type Settings = SettingsOf<typeof settings>;
