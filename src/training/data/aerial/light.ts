import type { Colour } from './limb.ts';

export const lights = ['noon', 'overcast', 'evening', 'dusk'] as const;
export type LightName = (typeof lights)[number];

/** How a scene is lit and how the camera copes. */
export interface Light {
  /** What all surfaces are multiplied by: light and exposure together. */
  colour: Colour;
  /** How much of the light a shadow takes away. */
  shade: number;
  /** Length of a shadow for one metre of height. */
  shadow: number;
  /** Standard deviation of the sensor's noise, with white as 1. */
  noise: number;
}

export const lightOf: Readonly<Record<LightName, Light>> = {
  noon: { colour: [1.08, 1.05, 1], shade: 0.55, shadow: 0.45, noise: 0.012 },
  overcast: { colour: [0.84, 0.87, 0.9], shade: 0.12, shadow: 0.1, noise: 0.015 },
  evening: { colour: [0.98, 0.8, 0.6], shade: 0.6, shadow: 2.2, noise: 0.02 },
  // The camera can open no further: what little light there is comes with as much noise.
  dusk: { colour: [0.45, 0.5, 0.62], shade: 0, shadow: 0, noise: 0.06 },
};
