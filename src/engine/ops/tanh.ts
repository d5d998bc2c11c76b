import { elementwise } from './elementwise.ts';

/**
 * Squeezes x between −1 and 1 by y = tanh x; the slope is 1 − y².
 * Any shape → the same shape. (https://docs.pytorch.org/docs/stable/generated/torch.nn.Tanh.html)
 */
export const tanh = elementwise(Math.tanh, (_x, y) => 1 - y * y);
