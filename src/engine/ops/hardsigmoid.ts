import { clamp } from '../scalar.ts';
import { elementwise } from './elementwise.ts';

/**
 * A sigmoid of straight pieces: y = min(max(0, x + 3), 6) / 6; the slope is 1/6 between −3 and 3, and 0 elsewhere.
 * Any shape → the same shape. (Howard et al. 2019, "Searching for MobileNetV3", section 5.2, where it is the gate of h-swish;
 * https://docs.pytorch.org/docs/stable/generated/torch.nn.Hardsigmoid.html)
 */
export const hardsigmoid = elementwise(
  (x) => clamp(x + 3, 0, 6) / 6,
  (x) => (x > -3 && x < 3 ? 1 / 6 : 0),
);
