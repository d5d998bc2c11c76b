import { type UpdateRule, checkOption } from './rule.ts';

/** Options of `torch.optim.RMSprop`, with its defaults. */
export interface RMSpropOptions {
  /** Default 0.01. */
  lr?: number;
  /** How much of the running mean of squares is kept. Default 0.99. */
  alpha?: number;
  /** Added to the root, so that no division is by 0. Default 1e−8. */
  eps?: number;
  /** Pull towards 0, added to the gradient. Default 0. */
  weightDecay?: number;
  /** How much of the last step is kept. Default 0. */
  momentum?: number;
  /** Divide by the deviation of the gradient in place of its root mean square. Default false. */
  centered?: boolean;
}

/**
 * Each gradient is divided by the root mean square of its recent values: v ← alpha · v + (1 − alpha) · g², p ← p − lr · g / (√v + eps).
 * (Tieleman & Hinton 2012, lecture 6.5; centered: Graves 2013, section 4.2;
 * https://docs.pytorch.org/docs/stable/generated/torch.optim.RMSprop.html)
 * @throws RangeError for an option out of range.
 */
export function rmsprop(options: RMSpropOptions = {}): UpdateRule {
  const { lr = 0.01, alpha = 0.99, eps = 1e-8, weightDecay = 0, momentum = 0, centered = false } = options;
  Object.entries({ lr, alpha, eps, weightDecay, momentum }).forEach(([name, value]) => {
    checkOption('RMSprop', name, value);
  });

  return {
    lr,
    slots: {
      square_avg: 0,
      ...(momentum > 0 ? { momentum_buffer: 0 } : {}),
      ...(centered ? { grad_avg: 0 } : {}),
    },
    update(parameter, gradient, state, lr) {
      const { momentum_buffer: buffer, grad_avg: mean } = state.slots;
      const square = state.slots.square_avg!;
      state.step++;
      for (let i = 0; i < parameter.length; i++) {
        const g = gradient[i]! + weightDecay * parameter[i]!;
        let variance = alpha * square[i]! + (1 - alpha) * g * g;
        square[i] = variance;
        if (mean) {
          const m = mean[i]! + (1 - alpha) * (g - mean[i]!);
          mean[i] = m;
          // Where gradients hardly change, rounding can take the difference below 0.
          variance = Math.max(0, variance - m * m);
        }
        let step = g / (Math.sqrt(variance) + eps);
        if (buffer) {
          step += momentum * buffer[i]!;
          buffer[i] = step;
        }
        parameter[i]! -= lr * step;
      }
    },
  };
}
