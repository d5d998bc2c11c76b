import { elementwise } from './elementwise.ts';

export interface EluOptions {
  /** Minus what far negative numbers become. Default 1. */
  alpha?: number;
}

/**
 * Numbers above 0 stay, the rest become alpha · (eˣ − 1), which flattens out at −alpha; the slope there is y + alpha.
 * Any shape → the same shape. (Clevert, Unterthiner & Hochreiter 2016, section 3;
 * https://docs.pytorch.org/docs/stable/generated/torch.nn.ELU.html)
 */
export const elu = elementwise(
  (x, { alpha = 1 }: EluOptions = {}) => (x > 0 ? x : alpha * Math.expm1(x)),
  (x, y, { alpha = 1 }: EluOptions = {}) => (x > 0 ? 1 : y + alpha),
);
