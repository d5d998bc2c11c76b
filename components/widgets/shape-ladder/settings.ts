import { type SettingsOf, choice, integer, table } from '@kit/settings.ts';

/** Rungs after the first; tests hold them to the networks. */
export const lastRung = { 'u-net': 31, dcgan: 5 } as const;

export const settings = table({
  network: choice(['u-net', 'dcgan'], {
    label: 'network',
    default: 'u-net',
    names: { 'u-net': 'U-Net', dcgan: 'DCGAN’s generator' },
  }),
  layer: integer({
    label: 'layer',
    default: 0,
    min: 0,
    max: ({ network }) => lastRung[network as keyof typeof lastRung],
    glides: false,
  }),
});

export type Settings = SettingsOf<typeof settings>;
