import { elementwise } from './elementwise.ts';

/** ReLU that stops at 6 (Howard et al. 2017); the gradient passes between 0 and 6. */
export const relu6 = elementwise(
  (x) => Math.min(Math.max(0, x), 6),
  (x) => (x > 0 && x < 6 ? 1 : 0),
);
