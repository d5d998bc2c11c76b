import { clamp } from '../scalar.ts';
import { elementwise } from './elementwise.ts';

/**
 * x is weighed by its hard sigmoid: y = x · min(max(0, x + 3), 6) / 6. The slope is 0 up to −3, 1 from 3 on, (2x + 3) / 6 between.
 * Any shape → the same shape. (Howard et al. 2019, "Searching for MobileNetV3", section 5.2;
 * https://docs.pytorch.org/docs/stable/generated/torch.nn.Hardswish.html)
 */
export const hardswish = elementwise(
  (x) => (x * clamp(x + 3, 0, 6)) / 6,
  (x) => (x <= -3 ? 0 : x >= 3 ? 1 : (2 * x + 3) / 6),
);
