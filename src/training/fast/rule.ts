import type { Machine } from '@engine/fast/machine.ts';
import { adamStep, sgdStep } from '@engine/fast/update.ts';
import { adamOptions } from '@engine/optim/adam.ts';
import { type OptimizerOptions, type UpdateRule, updateRule } from '@engine/optim/index.ts';
import { sgdOptions } from '@engine/optim/sgd.ts';

/**
 * The update rule on the kernels: SGD, Adam and AdamW; the plain one for what they do not have. It takes the options that the
 * plain one has checked. Parameters, gradients and state must lie in the machine's memory.
 */
export function fastRule(machine: Machine, options: OptimizerOptions): UpdateRule {
  const plain = updateRule(options);
  switch (options.name) {
    case 'SGD': {
      const { momentum, dampening, weightDecay, nesterov } = sgdOptions(options);
      return {
        ...plain,
        update(parameter, gradient, state, lr) {
          const share = state.step++ === 0 ? 1 : 1 - dampening;
          const numbers = { lr, weightDecay, momentum, share, nesterov };
          sgdStep(machine, { parameter, gradient }, state.slots.momentum_buffer, numbers);
        },
      };
    }
    case 'Adam':
    case 'AdamW': {
      const decoupled = options.name === 'AdamW';
      const { betas, eps, weightDecay, amsgrad } = adamOptions(options.name, options);
      if (amsgrad) return plain;
      return {
        ...plain,
        update(parameter, gradient, state, lr) {
          const { exp_avg: mean, exp_avg_sq: square } = state.slots;
          const numbers = { step: ++state.step, lr, betas, eps, weightDecay, decoupled };
          adamStep(machine, { parameter, gradient }, mean!, square!, numbers);
        },
      };
    }
    default:
      return plain;
  }
}
