import { type SettingsOf, choice, flag, integer, table } from '@kit/settings.ts';

/** Held-out pictures that can be looked at. */
export const PICTURES = 12;

export const settings = table({
  picture: integer({ label: 'picture', default: 1, min: 1, max: PICTURES, glides: false }),
  way: choice(['nearest', 'bilinear', 'learned'], {
    label: 'brought up by',
    default: 'bilinear',
    names: {
      nearest: 'nearest neighbour',
      bilinear: 'bilinear interpolation',
      learned: 'learned transposed convolutions',
    },
  }),
  skip: flag({ label: 'with skip connections', default: false }),
  shape: choice(['disc', 'triangle', 'stick'], { label: 'scores of', default: 'stick' }),
});

export type Settings = SettingsOf<typeof settings>;
