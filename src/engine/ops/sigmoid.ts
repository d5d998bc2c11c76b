import { elementwise } from './elementwise.ts';

/** The logistic function σ(x) = 1 / (1 + e⁻ˣ), of one number. */
export const logistic = (x: number): number => 1 / (1 + Math.exp(-x));

/**
 * Squeezes x between 0 and 1 by y = σ(x); the slope is y(1 − y).
 * Any shape → the same shape. (https://docs.pytorch.org/docs/stable/generated/torch.nn.Sigmoid.html)
 */
export const sigmoid = elementwise(logistic, (_x, y) => y * (1 - y));
