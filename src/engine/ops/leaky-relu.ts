import { elementwise } from './elementwise.ts';

/**
 * Negative numbers are multiplied by a small slope, the rest stay; so is their gradient.
 * Any shape → the same shape. (Maas, Hannun & Ng 2013, section 2; https://docs.pytorch.org/docs/stable/generated/torch.nn.LeakyReLU.html)
 */
export const leakyRelu = elementwise(
  (x, { negativeSlope = 0.01 }: LeakyReluOptions = {}) => (x > 0 ? x : negativeSlope * x),
  (x, _y, { negativeSlope = 0.01 }: LeakyReluOptions = {}) => (x > 0 ? 1 : negativeSlope),
);

export interface LeakyReluOptions {
  /** Default 0.01. */
  negativeSlope?: number;
}
