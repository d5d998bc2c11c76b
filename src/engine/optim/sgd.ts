import { type UpdateRule, checkOption } from './rule.ts';

/** Options of `torch.optim.SGD`, with its defaults. */
export interface SGDOptions {
  /** Default 1e−3. */
  lr?: number;
  /** How much of the last step is kept. Default 0. */
  momentum?: number;
  /** How much of the gradient is left out of the momentum, from the second step on. Default 0. */
  dampening?: number;
  /** Pull towards 0, added to the gradient. Default 0. */
  weightDecay?: number;
  /** Look ahead along the momentum. Default false. */
  nesterov?: boolean;
}

/** All of the options: PyTorch's defaults for what is left out. */
export const sgdOptions = ({
  lr = 1e-3,
  momentum = 0,
  dampening = 0,
  weightDecay = 0,
  nesterov = false,
}: SGDOptions): Required<SGDOptions> => ({ lr, momentum, dampening, weightDecay, nesterov });

/**
 * Each parameter goes down its gradient, and with momentum keeps some of the way it was going:
 * b ← momentum · b + (1 − dampening) · g, p ← p − lr · b. Nesterov moves by g + momentum · b instead.
 * (Polyak 1964; Sutskever, Martens, Dahl & Hinton 2013; https://docs.pytorch.org/docs/stable/generated/torch.optim.SGD.html)
 * @throws RangeError for an option out of range, and for Nesterov without momentum or with dampening.
 */
export function sgd(options: SGDOptions = {}): UpdateRule {
  const { lr, momentum, dampening, weightDecay, nesterov } = sgdOptions(options);
  Object.entries({ lr, momentum, dampening, weightDecay }).forEach(([name, value]) => {
    checkOption('SGD', name, value);
  });
  if (nesterov && (momentum === 0 || dampening !== 0)) {
    throw new RangeError(
      `SGD: nesterov needs a momentum above 0 and a dampening of 0, but they are ${momentum} and ${dampening}`,
    );
  }

  return {
    lr,
    slots: momentum === 0 ? {} : { momentum_buffer: 0 },
    update(parameter, gradient, state, lr) {
      const buffer = state.slots.momentum_buffer;
      // The first step begins the buffer with the whole gradient, whatever the dampening.
      const share = state.step++ === 0 ? 1 : 1 - dampening;
      for (let i = 0; i < parameter.length; i++) {
        let step = gradient[i]! + weightDecay * parameter[i]!;
        if (buffer) {
          const kept = momentum * buffer[i]! + share * step;
          buffer[i] = kept;
          step = nesterov ? step + momentum * kept : kept;
        }
        parameter[i]! -= lr * step;
      }
    },
  };
}
