import type { Program } from './executor.ts';
import type { Variant } from './kernels.ts';

/*
 * Several threads, one memory. Every thread lays out the same program over the same memory, and so knows the same addresses.
 * Of each step it does its share of what the step has many of: images, or channels where it adds up over the images. No sum is
 * taken apart, so that the numbers are those of one thread, bit by bit.
 */

/** What a new thread is told: plain data, to be posted. It is to call `serve` with it. */
export interface ThreadJob {
  program: Program;
  variant: Variant | undefined;
  memory: WebAssembly.Memory;
  control: SharedArrayBuffer;
  /** Which of the private places in the memory is its own. */
  seat: number;
  /** Threads that there may be. */
  most: number;
}

/** How to get more threads, which is not the same in a page as in Node. */
export interface Threads {
  /** Of them all, the one that calls included. */
  most: number;
  /** Begins a thread. It may take its time: until it is ready, the others do its share. */
  start(job: ThreadJob): void;
}

export type Order = 'forward' | 'backward' | 'end';
const orders: readonly Order[] = ['forward', 'backward', 'end'];

/** Places in the control numbers, which all threads share. From the last on, one for each thread: how many orders it has had. */
const [READY, ORDER, COUNT, BATCH, TRAINING, ARRIVED, ROUND, FAILED, ORDERS] = [0, 1, 2, 3, 4, 5, 6, 7, 8];

/** How many control numbers so many threads share. */
export const controlNumbers = (most: number): number => ORDERS + most;

/** How often to look before going to sleep: steps are short, and waking up takes longer than most waits. */
const LOOKS = 20_000;

/** What a thread says that had to stop because another one did. */
class ThreadError extends Error {}

/** One thread's part in the work. The thread with turn 0 gives the orders. */
export class Crew {
  readonly memory: WebAssembly.Memory | undefined;
  readonly seat: number;
  readonly most: number;
  /** Which of the `count` shares of a pass is this thread's. */
  turn = 0;
  count = 1;
  readonly #control: Int32Array;

  constructor(job?: Pick<ThreadJob, 'memory' | 'control' | 'seat' | 'most'>) {
    this.memory = job?.memory;
    this.seat = job?.seat ?? 0;
    this.most = job?.most ?? 1;
    this.#control = job ? new Int32Array(job.control) : new Int32Array(controlNumbers(1));
  }

  /** Whether this thread does what is not worth sharing. */
  get first(): boolean {
    return this.turn === 0;
  }

  /** Where this thread's share of `total` begins: a whole number of `unit`s from the start. */
  from(total: number, unit = 1): number {
    if (this.turn === 0) return 0;
    return Math.floor(((total / unit) * this.turn) / this.count) * unit;
  }

  /** Where it ends. */
  to(total: number, unit = 1): number {
    const next = this.turn + 1;
    return next === this.count ? total : Math.floor(((total / unit) * next) / this.count) * unit;
  }

  /** Waits until every thread has come this far. @throws ThreadError if one of them failed. */
  meet(): void {
    if (this.count === 1) return;
    const round = Atomics.load(this.#control, ROUND);
    if (Atomics.load(this.#control, FAILED)) throw new ThreadError('fast: another thread failed');
    if (Atomics.add(this.#control, ARRIVED, 1) === this.count - 1) {
      Atomics.store(this.#control, ARRIVED, 0);
      Atomics.add(this.#control, ROUND, 1);
      Atomics.notify(this.#control, ROUND);
    } else this.#wait(ROUND, round);
    if (Atomics.load(this.#control, FAILED)) throw new ThreadError('fast: another thread failed');
  }

  /** Sets the others that are ready to work. Who takes part is settled by a pass forward, and stays so on the way back. */
  order(order: Order, batch = 0, training = false): void {
    const control = this.#control;
    if (order !== 'backward')
      this.count = Atomics.load(control, FAILED) ? 1 : 1 + Atomics.load(control, READY);
    if (this.count === 1 && order !== 'end') return;
    Atomics.store(control, ORDER, orders.indexOf(order));
    Atomics.store(control, COUNT, this.count);
    Atomics.store(control, BATCH, batch);
    Atomics.store(control, TRAINING, Number(training));
    const last = order === 'end' ? this.most : this.count;
    for (let turn = 1; turn < last; turn++) {
      Atomics.add(control, ORDERS + turn, 1);
      Atomics.notify(control, ORDERS + turn);
    }
  }

  /** Takes orders until the end. */
  obey(work: (order: Order, batch: number, training: boolean) => void): void {
    const control = this.#control;
    this.turn = Atomics.add(control, READY, 1) + 1;
    for (let had = 0; ; had++) {
      this.#wait(ORDERS + this.turn, had);
      const order = orders[Atomics.load(control, ORDER)]!;
      if (order === 'end') return;
      this.count = Atomics.load(control, COUNT);
      try {
        work(order, Atomics.load(control, BATCH), Atomics.load(control, TRAINING) === 1);
      } catch (error) {
        if (error instanceof ThreadError) return;
        throw error;
      }
    }
  }

  /** Lets the others know that this thread cannot go on, so that none waits for it for ever. */
  fail(): void {
    Atomics.store(this.#control, FAILED, 1);
    Atomics.add(this.#control, ROUND, 1);
    Atomics.notify(this.#control, ROUND);
  }

  #wait(place: number, old: number): void {
    for (let look = 0; look < LOOKS; look++) if (Atomics.load(this.#control, place) !== old) return;
    while (Atomics.load(this.#control, place) === old) Atomics.wait(this.#control, place, old);
  }
}
