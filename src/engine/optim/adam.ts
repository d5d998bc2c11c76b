import { type UpdateRule, checkOption } from './rule.ts';

/** Options of `torch.optim.Adam` and `torch.optim.AdamW`, with their defaults. */
export interface AdamOptions {
  /** Default 1e−3. */
  lr?: number;
  /** How much is kept of the running means of the gradient and of its square. Default [0.9, 0.999]. */
  betas?: readonly [number, number];
  /** Added to the root, so that no division is by 0. Default 1e−8. */
  eps?: number;
  /** Pull towards 0. Default 0 for Adam, 0.01 for AdamW. */
  weightDecay?: number;
  /** Divide by the largest mean of squares so far (Reddi, Kale & Kumar 2018). Default false. */
  amsgrad?: boolean;
}

type Name = 'Adam' | 'AdamW';

/** All of the options: PyTorch's defaults for what is left out. */
export const adamOptions = (
  name: Name,
  {
    lr = 1e-3,
    betas = [0.9, 0.999],
    eps = 1e-8,
    weightDecay = name === 'AdamW' ? 0.01 : 0,
    amsgrad = false,
  }: AdamOptions,
): Required<AdamOptions> => ({ lr, betas, eps, weightDecay, amsgrad });

/**
 * Each parameter moves by the running mean of its gradient over the root of that of its square, both corrected for having
 * begun at 0: p ← p − lr · m̂ / (√v̂ + eps). Weight decay is added to the gradient.
 * (Kingma & Ba 2015, algorithm 1; https://docs.pytorch.org/docs/stable/generated/torch.optim.Adam.html)
 * @throws RangeError for an option out of range.
 */
export const adam = (options: AdamOptions = {}): UpdateRule => adaptiveMoments('Adam', options);

/**
 * Adam, with weight decay taken off the parameter itself, so that it is not divided by the root: p ← (1 − lr · decay) · p first.
 * (Loshchilov & Hutter 2019, algorithm 2; https://docs.pytorch.org/docs/stable/generated/torch.optim.AdamW.html)
 * @throws RangeError for an option out of range.
 */
export const adamW = (options: AdamOptions = {}): UpdateRule => adaptiveMoments('AdamW', options);

function adaptiveMoments(name: Name, options: AdamOptions): UpdateRule {
  const { lr, betas, eps, weightDecay, amsgrad } = adamOptions(name, options);
  const [beta1, beta2] = betas;
  const decoupled = name === 'AdamW';
  Object.entries({ lr, eps, weightDecay }).forEach(([option, value]) => {
    checkOption(name, option, value);
  });
  betas.forEach((beta, index) => {
    checkOption(name, `betas[${index}]`, beta, 0, 1);
  });

  return {
    lr,
    slots: { exp_avg: 0, exp_avg_sq: 0, ...(amsgrad ? { max_exp_avg_sq: 0 } : {}) },
    update(parameter, gradient, state, lr) {
      const mean = state.slots.exp_avg!;
      const square = state.slots.exp_avg_sq!;
      const largest = state.slots.max_exp_avg_sq;
      state.step++;
      const rate = lr / (1 - beta1 ** state.step);
      const correction = Math.sqrt(1 - beta2 ** state.step);
      const kept = decoupled ? 1 - lr * weightDecay : 1;
      const decay = decoupled ? 0 : weightDecay;
      for (let i = 0; i < parameter.length; i++) {
        const p = kept * parameter[i]!;
        const g = gradient[i]! + decay * p;
        const m = mean[i]! + (1 - beta1) * (g - mean[i]!);
        let v = beta2 * square[i]! + (1 - beta2) * g * g;
        mean[i] = m;
        square[i] = v;
        if (largest) {
          v = Math.max(largest[i]!, v);
          largest[i] = v;
        }
        parameter[i] = p - (rate * m) / (Math.sqrt(v) / correction + eps);
      }
    },
  };
}
