import type { Method } from './methods.ts';
import { PERIOD, SEEDS, type Asked, type Outcome } from './model.ts';

/** What a column is called. */
export const nameOf = (method: Method, { kernel, icnr }: Asked): string =>
  ({
    transposed: `transposed, ${kernel}×${kernel}`,
    nearest: 'nearest, then 3×3',
    bilinear: 'bilinear, then 3×3',
    'sub-pixel': icnr ? 'sub-pixel, ICNR' : 'sub-pixel',
  })[method];

/** '38 %', '0.4 %'. */
export const percent = (share: number): string => `${(100 * share).toFixed(share < 0.0995 ? 1 : 0)} %`;

/** What came out, for a screen reader. */
export const summaryOf = (outcomes: readonly Outcome[], asked: Asked): string =>
  `Share of the energy that repeats every ${PERIOD} pixels, mean of ${SEEDS} generators: ${outcomes
    .map(({ method, share }) => `${nameOf(method, asked)} ${percent(share)}`)
    .join('; ')}.`;
