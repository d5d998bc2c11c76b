import { choice, integer, table } from '@kit/settings.ts';

/** What an address calls the networks, and what a reader does. */
const names = { 'u-net': 'U-Net', dcgan: 'DCGAN’s generator' } as const;
export type NetworkName = keyof typeof names;
export const networkNames = Object.keys(names) as NetworkName[];

/** Rungs after the first; tests hold them to the networks. */
export const lastRung: Readonly<Record<NetworkName, number>> = { 'u-net': 31, dcgan: 5 };

export const settings = table({
  network: choice(networkNames, {
    label: 'network',
    default: 'u-net',
    names,
  }),
  layer: integer({
    label: 'layer',
    default: 0,
    min: 0,
    max: ({ network }) => lastRung[network as NetworkName],
    glides: false,
  }),
});
