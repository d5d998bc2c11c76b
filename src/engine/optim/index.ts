import { type AdagradOptions, adagrad } from './adagrad.ts';
import { type AdamOptions, adam, adamW } from './adam.ts';
import { type RMSpropOptions, rmsprop } from './rmsprop.ts';
import type { UpdateRule } from './rule.ts';
import { type SGDOptions, sgd } from './sgd.ts';

export { type RuleState, type UpdateRule, beginState } from './rule.ts';
export { type Schedule, checkSchedule, rateFactor } from './schedule.ts';
export { type AdagradOptions, type AdamOptions, type RMSpropOptions, type SGDOptions };
export { adagrad, adam, adamW, rmsprop, sgd };

/** An optimizer as plain data, named by PyTorch's class: `{ name: 'SGD', lr: 0.1, momentum: 0.9 }`. */
export type OptimizerOptions =
  | ({ name: 'SGD' } & SGDOptions)
  | ({ name: 'Adagrad' } & AdagradOptions)
  | ({ name: 'RMSprop' } & RMSpropOptions)
  | ({ name: 'Adam' } & AdamOptions)
  | ({ name: 'AdamW' } & AdamOptions);

/** @throws RangeError for an option out of range, and for a name that is none of theirs. */
export function updateRule(options: OptimizerOptions): UpdateRule {
  switch (options.name) {
    case 'SGD':
      return sgd(options);
    case 'Adagrad':
      return adagrad(options);
    case 'RMSprop':
      return rmsprop(options);
    case 'Adam':
      return adam(options);
    case 'AdamW':
      return adamW(options);
    default:
      // Plain data may come from a recording or a page, which no type has checked.
      throw new RangeError(
        `optimizer: name must be SGD, Adagrad, RMSprop, Adam or AdamW, but is '${String((options as { name: unknown }).name)}'`,
      );
  }
}
