import { elementwise } from './elementwise.ts';

/**
 * Negative numbers become 0, the rest stay; the gradient passes where the input was above 0.
 * Any shape → the same shape. (Nair & Hinton 2010; https://docs.pytorch.org/docs/stable/generated/torch.nn.ReLU.html)
 */
export const relu = elementwise(
  (x) => Math.max(0, x),
  (x) => (x > 0 ? 1 : 0),
);
