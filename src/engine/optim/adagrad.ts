import { type UpdateRule, checkOption } from './rule.ts';

/** Options of `torch.optim.Adagrad`, with its defaults. */
export interface AdagradOptions {
  /** Default 0.01. */
  lr?: number;
  /** The rate at step t is lr / (1 + (t − 1) · lrDecay). Default 0. */
  lrDecay?: number;
  /** Pull towards 0, added to the gradient. Default 0. */
  weightDecay?: number;
  /** What the sums of squares begin with. Default 0. */
  initialAccumulatorValue?: number;
  /** Added to the root, so that no division is by 0. Default 1e−10. */
  eps?: number;
}

/**
 * Each parameter has a step of its own, which shrinks with all the gradients it has seen: s ← s + g², p ← p − lr · g / (√s + eps).
 * (Duchi, Hazan & Singer 2011; https://docs.pytorch.org/docs/stable/generated/torch.optim.Adagrad.html)
 * @throws RangeError for an option out of range.
 */
export function adagrad(options: AdagradOptions = {}): UpdateRule {
  const { lr = 0.01, lrDecay = 0, weightDecay = 0, initialAccumulatorValue = 0, eps = 1e-10 } = options;
  Object.entries({ lr, lrDecay, weightDecay, initialAccumulatorValue, eps }).forEach(([name, value]) => {
    checkOption('Adagrad', name, value);
  });

  return {
    lr,
    slots: { sum: initialAccumulatorValue },
    update(parameter, gradient, state, lr) {
      const sum = state.slots.sum!;
      const rate = lr / (1 + state.step++ * lrDecay);
      for (let i = 0; i < parameter.length; i++) {
        const g = gradient[i]! + weightDecay * parameter[i]!;
        const total = sum[i]! + g * g;
        sum[i] = total;
        parameter[i]! -= (rate * g) / (Math.sqrt(total) + eps);
      }
    },
  };
}
