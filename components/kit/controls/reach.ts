import type { NumberField } from '../fields/number.ts';
import type { Knob } from '../figure/knob.ts';

/**
 * The value that a knob can be turned to on its way to another: within its limits, and short of what a rule of the figure
 * forbids. Where it cannot be turned at all it is the value asked for, so that the figure says why not.
 */
export function reach(knob: Knob<NumberField>, value: number): number {
  const { field, value: from } = knob;
  const { min, max } = field.limits(knob.around);
  const to = Math.min(max, Math.max(min, value));
  if (!knob.refuses?.(to)) return to;
  const way = Math.sign(to - from) * field.step;
  for (let steps = Math.floor(Math.abs(to - from) / field.step); steps > 0; steps--)
    if (!knob.refuses(from + steps * way)) return from + steps * way;
  return to;
}
