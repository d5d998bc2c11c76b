/**
 * Units of a drawing's two axes. A drawing that must keep its text at reading size while its width follows the page
 * measures x in '%' and y in 'em'; one that scales as a whole has a viewBox and no units.
 */
export type Units = readonly [x: '' | '%', y: '' | 'em'];

export const noUnits: Units = ['', ''];

/** Without the tail of a division. */
export const short = (value: number): number => Math.round(value * 1e4) / 1e4;

/** A length as SVG writes it. */
export const length = (value: number, unit: string): string => `${short(value)}${unit}`;

/**
 * Attributes of an `<svg>` in which a number is a length in those units: paths know none. It is a frame of 100 by 1 of
 * them; what lies beyond it is drawn too.
 */
export const frameOf = ([across, down]: Units) => ({
  width: `100${across}`,
  height: `1${down}`,
  viewBox: '0 0 100 1',
  preserveAspectRatio: 'none',
  overflow: 'visible',
});
