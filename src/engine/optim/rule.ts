/** What a rule keeps for one tensor of parameters. Saved and given back, training goes on as if never interrupted. */
export interface RuleState {
  /** Steps made so far. */
  step: number;
  /** By PyTorch's name in the optimizer's state_dict, each as long as the tensor. */
  slots: Record<string, Float32Array>;
}

/** An update rule with its options: how one tensor of parameters moves when its gradient is known. */
export interface UpdateRule {
  readonly lr: number;
  /** The arrays that it keeps for each tensor, and the number that fills each at the beginning. */
  readonly slots: Readonly<Record<string, number>>;
  /** Moves `parameter` and `state` in place, without allocating. `lr` is this step's learning rate, from a schedule. */
  update(parameter: Float32Array, gradient: Float32Array, state: RuleState, lr: number): void;
}

/** The state of a tensor of `size` numbers before its first step. */
export function beginState(rule: UpdateRule, size: number): RuleState {
  const slots = Object.entries(rule.slots).map(
    ([name, value]) => [name, new Float32Array(size).fill(value)] as const,
  );
  return { step: 0, slots: Object.fromEntries(slots) };
}

/** @throws RangeError naming the rule and the option, unless `value` is `low` or more (and below `end`). */
export function checkOption(rule: string, name: string, value: number, low = 0, end = Infinity): void {
  if (value >= low && value < end) return;
  const limits = end === Infinity ? `${low} or more` : `from ${low} up to but not including ${end}`;
  throw new RangeError(`${rule}: ${name} must be ${limits}, but is ${value}`);
}
