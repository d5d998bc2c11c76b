import { elementwise } from './elementwise.ts';

/** Squeezes x between 0 and 1 by y = 1 / (1 + e⁻ˣ); the slope is y(1 − y). */
export const sigmoid = elementwise(
  (x) => 1 / (1 + Math.exp(-x)),
  (_x, y) => y * (1 - y),
);
