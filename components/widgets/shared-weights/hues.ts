import { tint } from '@kit/colour.ts';

/**
 * Eight hues that colour-blind eyes tell apart, after Paul Tol's "muted" scheme (2021), for light paper and for dark.
 * Neighbours differ in lightness too; where there are more weights than hues, the number in the cell tells them apart.
 */
export const hues: readonly (readonly [light: string, dark: string])[] = [
  ['#332288', '#8f86e0'],
  ['#b08b1e', '#cdb155'],
  ['#2f9c8e', '#4fc7b6'],
  ['#c2566a', '#ea8f9f'],
  ['#117733', '#58b974'],
  ['#4a9cc7', '#83c4e8'],
  ['#882255', '#c9669b'],
  ['#77782b', '#b9ba5c'],
];

/** How strong a cell's fill is the first time round the hues, the second and the third. */
export const strengths = [0.5, 0.3, 0.15] as const;

const strengthOf = (weight: number): number =>
  strengths[Math.floor(weight / hues.length) % strengths.length]!;

/** The hues as custom properties, `--hue-0` and so on, for the root of a drawing. */
export const hueTokens = hues
  .map(([light, dark], at) => `--hue-${at}: light-dark(${light}, ${dark})`)
  .join('; ');

/** The colour of a weight's wires. */
export const strokeOf = (weight: number): string => `var(--hue-${weight % hues.length})`;

/** The fill of a weight's cells; ink on it is readable. */
export const fillOf = (weight: number): string => tint(`hue-${weight % hues.length}`, strengthOf(weight));
