import type { NumberField } from '../fields/number.ts';
import type { Knob } from '../figure/knob.ts';

/** Plays a numeric setting from where it is to its end, one step of its field every `perStep` milliseconds. */
export class Player {
  playing = $state(false);
  #timer: ReturnType<typeof setInterval> | undefined;
  readonly #knob: () => Knob<NumberField>;
  readonly #perStep: () => number;

  constructor(knob: () => Knob<NumberField>, perStep: () => number) {
    this.#knob = knob;
    this.#perStep = perStep;
  }

  get limits(): { min: number; max: number } {
    const { field, around } = this.#knob();
    return field.limits(around);
  }

  get atStart(): boolean {
    return this.#knob().value <= this.limits.min;
  }

  get atEnd(): boolean {
    return this.#knob().value >= this.limits.max;
  }

  /** From the start again if it is at its end. */
  play(): void {
    if (this.atEnd) this.#knob().set(this.limits.min);
    this.playing = true;
    this.#timer = setInterval(() => {
      this.#advance(1);
      if (this.atEnd) this.pause();
    }, this.#perStep());
  }

  pause(): void {
    clearInterval(this.#timer);
    this.playing = false;
  }

  step(by: 1 | -1): void {
    this.pause();
    this.#advance(by);
  }

  #advance(by: 1 | -1): void {
    const { field, value, set } = this.#knob();
    const { min, max } = this.limits;
    set(Math.min(max, Math.max(min, value + by * field.step)));
  }
}
