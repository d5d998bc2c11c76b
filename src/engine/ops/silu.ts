import { elementwise } from './elementwise.ts';
import { logistic } from './sigmoid.ts';

/**
 * x is weighed by its own sigmoid: y = x·σ(x); the slope is y + σ(x)(1 − y).
 * Any shape → the same shape. (Elfwing, Uchibe & Doya 2018, section 2; https://docs.pytorch.org/docs/stable/generated/torch.nn.SiLU.html)
 */
export const silu = elementwise(
  (x) => x * logistic(x),
  (x, y) => y + logistic(x) * (1 - y),
);
