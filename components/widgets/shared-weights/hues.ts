import { tint } from '@kit/colour.ts';

/**
 * Eight hues that colour-blind eyes tell apart, after Paul Tol's "muted" scheme (2021), for light paper and for dark.
 * Neighbours differ in lightness too. No eye tells 48 hues apart, so a hue is kept for what it has to say: the same number
 * again. A weight that is used once is grey, and its number is its name.
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
/** How a weight's wires are dashed, the first time round the hues, the second and the third. */
const dashes = ['none', '9 4', '9 3 2 3'] as const;

const round = (weight: number): number => Math.floor(weight / hues.length) % strengths.length;

/** The hues as custom properties, `--hue-0` and so on, for the root of a drawing. */
export const hueTokens = hues
  .map(([light, dark], at) => `--hue-${at}: light-dark(${light}, ${dark})`)
  .join('; ');

/** How the weights of a layer are drawn: those that it shares, and those that it does not. */
export interface Paint {
  /** The colour of a weight's wires, and of those of the one that is lit. */
  stroke(weight: number, lit?: boolean): string;
  dash(weight: number): string;
  /** The fill of a weight's cells; ink on it is readable. */
  fill(weight: number, lit?: boolean): string;
}

const sharing: Paint = {
  stroke: (weight) => `var(--hue-${weight % hues.length})`,
  dash: (weight) => dashes[round(weight)]!,
  fill: (weight) => tint(`hue-${weight % hues.length}`, strengths[round(weight)]!),
};

const alone: Paint = {
  stroke: (_weight, lit = false) => (lit ? 'var(--kernel)' : tint('quiet', 0.6)),
  dash: () => 'none',
  fill: (_weight, lit = false) => (lit ? tint('kernel', 0.35) : tint('quiet', 0.16)),
};

export const paintOf = (shared: boolean): Paint => (shared ? sharing : alone);

/** What the colours say and do not say, in a sentence. */
export function hueWords(shared: boolean, weights: number): string {
  if (!shared) return 'No weight is used twice, so none has a colour: its number names it.';
  if (weights > hues.length)
    return `${weights} weights, ${hues.length} hues: paler and dashed is another weight. Its number names it.`;
  return '';
}
