import { elementwise } from './elementwise.ts';

/**
 * ReLU that stops at 6; the gradient passes between 0 and 6.
 * Any shape → the same shape. (Krizhevsky 2010, "Convolutional Deep Belief Networks on CIFAR-10";
 * https://docs.pytorch.org/docs/stable/generated/torch.nn.ReLU6.html)
 */
export const relu6 = elementwise(
  (x) => Math.min(Math.max(0, x), 6),
  (x) => (x > 0 && x < 6 ? 1 : 0),
);
