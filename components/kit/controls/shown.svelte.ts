import type { NumberField } from '../fields/number.ts';
import type { Knob } from '../figure/knob.ts';
import { later } from '../motion/later.svelte.ts';

/** A knob as its control shows it. */
export interface ShownKnob {
  /** At once while the control is in hand, soon after where something else changed it: a drag in a drawing moves many. */
  readonly now: Knob<NumberField>;
  /** Always soon after. */
  readonly settled: Knob<NumberField>;
  /** Called when the control is used, and when it is left. */
  take(): void;
  leave(): void;
}

export function shownKnob(knob: () => Knob<NumberField>): ShownKnob {
  const followed = later(knob, { alone: false });
  let inHand = $state(false);
  return {
    get now() {
      return inHand ? knob() : followed.shown;
    },
    get settled() {
      return followed.shown;
    },
    take() {
      inHand = true;
    },
    leave() {
      inHand = false;
    },
  };
}
