import { type Wiring, wirings } from '@training/anywhere/networks.ts';
import { BEAT, BEATS, type Choice, type Tally, jobOf, tallyOf } from '@training/anywhere/study.ts';
import { type RunControls, TrainingClient } from '@training/worker/client.ts';
import type { Report } from '@training/worker/messages.ts';
import type { Tallies } from './recorded.ts';

const none = (): Record<Wiring, Tally[]> => ({ dense: [], local: [], shared: [] });

/** The three networks learning in a worker, beat by beat side by side, so that they can be compared at every moment. */
export class Study {
  /** The tests of this run; undefined before one has begun. */
  tallies: Tallies | undefined = $state.raw();
  /** Whether the next beat follows by itself. */
  running = $state(false);
  /** What went wrong, and what can be done. */
  failure: string | undefined = $state();
  #beating = false;
  #client: TrainingClient | undefined;
  #controls: RunControls[] = [];

  get done(): boolean {
    return this.tallies !== undefined && wirings.every((wiring) => this.tallies![wiring].length === BEATS);
  }

  /** Begins a new run, paused. */
  begin(choice: Choice): void {
    this.clear();
    this.tallies = none();
    const client = new TrainingClient();
    this.#client = client;
    this.#controls = wirings.map((wiring) =>
      client.start({ ...jobOf(choice, wiring), paused: true }, (report) => {
        if (this.#client === client) this.#hear(wiring, report);
      }),
    );
  }

  play(): void {
    this.running = true;
    this.step();
  }

  pause(): void {
    this.running = false;
  }

  /** One beat of all three, unless one is under way. */
  step(): void {
    if (this.#beating || this.done || !this.#client) return;
    this.#beating = true;
    for (const controls of this.#controls) for (let step = 0; step < BEAT; step++) controls.step();
  }

  /** Ends the worker and forgets the run. */
  clear(): void {
    this.#client?.close();
    this.#client = undefined;
    this.#beating = false;
    this.running = false;
    this.tallies = undefined;
    this.failure = undefined;
  }

  #hear(wiring: Wiring, report: Report): void {
    if (report.kind === 'failed') {
      const { message, wayOn } = report;
      this.clear();
      this.failure = `${message} ${wayOn}`;
    } else if (report.kind === 'evaluated') {
      const tally = tallyOf(report.evaluation.predictions);
      this.tallies = { ...this.tallies!, [wiring]: [...this.tallies![wiring], tally] };
      this.#endBeat();
    }
  }

  #endBeat(): void {
    const counts = wirings.map((wiring) => this.tallies![wiring].length);
    if (Math.min(...counts) !== Math.max(...counts)) return;
    this.#beating = false;
    if (this.done) {
      this.running = false;
      this.#client?.close();
    } else if (this.running) this.step();
  }
}
