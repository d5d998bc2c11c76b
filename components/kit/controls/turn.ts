import type { NumberField } from '../fields/number.ts';
import type { Knob } from '../figure/knob.ts';

/**
 * Turns a knob towards a value: as far as its limits, and short of what a rule of the figure forbids. Where it cannot be
 * turned at all the figure says why not.
 */
export function turn(knob: Knob<NumberField>, value: number): void {
  const { field, value: from } = knob;
  const { min, max } = field.limits(knob.around);
  const to = Math.min(max, Math.max(min, value));
  if (knob.set(to)) return;
  const way = Math.sign(to - from) * field.step;
  for (let steps = Math.ceil(Math.abs(to - from) / field.step) - 1; steps > 0; steps--)
    if (knob.set(from + steps * way)) return;
  knob.set(to); // so that the reason is that of the value asked for
}
