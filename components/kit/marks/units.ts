/**
 * Units of a drawing's two axes. A drawing that must keep its text at reading size while its width follows the page
 * measures x in '%' and y in 'em'; one that scales as a whole has a viewBox and no units.
 */
export type Units = readonly [x: '' | '%', y: '' | 'em'];

export const noUnits: Units = ['', ''];

/** A length as SVG writes it, without the tail of a division. */
export const length = (value: number, unit: string): string => `${Math.round(value * 1e4) / 1e4}${unit}`;
