import { untrack } from 'svelte';
import { isAlike } from '../keeping.ts';

/** What came out, and of what. */
export interface Answer<Asked, Found> {
  readonly asked: Asked;
  readonly found: Found;
}

/** What is followed of a figure's state. */
interface Followed<Settings> {
  readonly settings: Settings;
  readonly soon: Settings | undefined;
  readonly awake: boolean;
}

const same = <Asked extends object>(one: Asked | undefined, other: Asked | undefined): boolean =>
  one === other || (one !== undefined && other !== undefined && isAlike(one, other));

/**
 * Asks a worker for what is too slow to work out between two frames. The last answer stays until the next is there; while
 * the worker is busy only the latest question is kept. It must answer `{ asked, found }` with the question as it came.
 */
export class Asking<Asked extends object, Found> {
  answer: Answer<Asked, Found> | undefined = $state.raw();
  failed: string | undefined = $state();
  #wanted: Asked | undefined = $state.raw();
  /** What will be wanted next, it is thought: it is worked out while nothing else is. */
  #soon: Asked | undefined;
  #ahead: Answer<Asked, Found> | undefined;
  /** What the worker is at, and whether that is not wanted yet. */
  #at: Asked | undefined;
  #early = false;
  #worker: Worker | undefined;
  readonly #make: () => Worker;

  /** @param first What the server has worked out already. */
  constructor(make: () => Worker, first: Answer<Asked, Found> | undefined) {
    this.#make = make;
    this.answer = first;
  }

  /** Whether the answer that is shown is not yet that to the last question: its picture is `aria-busy`. */
  get running(): boolean {
    return this.#isOpen && this.failed === undefined;
  }

  get #isOpen(): boolean {
    return this.#wanted !== undefined && !same(this.answer?.asked, this.#wanted);
  }

  ask(asked: Asked): void {
    // A drag asks the same again and again: what hangs on it is not worked out anew.
    if (!same(this.#wanted, asked)) this.#wanted = asked;
    if (same(this.#ahead?.asked, asked)) this.answer = this.#ahead;
    if (this.#early && same(this.#at, asked)) this.#early = false;
    // What is wanted now does not wait for what may be wanted later.
    if (this.#early && this.#isOpen) this.end();
    this.#go();
  }

  /** Has this worked out ahead, and nothing else; undefined: nothing any more. */
  prepare(soon: Asked | undefined): void {
    if (same(this.#soon, soon)) return;
    if (this.#early) this.end();
    this.#soon = soon;
    this.#ahead = undefined;
    this.#go();
  }

  /**
   * For a component as it is made: asks what its figure needs whenever that changes, nothing where it is undefined, ahead
   * what it will need soon; and ends with it.
   */
  follow<Settings>(figure: Followed<Settings>, need: (settings: Settings) => Asked | undefined): void {
    $effect(() => {
      const asked = figure.awake ? need(figure.settings) : undefined;
      if (asked) untrack(() => this.ask(asked));
    });
    $effect(() => {
      const asked = figure.soon && need(figure.soon);
      untrack(() => this.prepare(asked));
    });
    $effect(() => () => this.end());
  }

  /** Ends the worker: a page that is left must not go on computing. */
  end(): void {
    this.#worker?.terminate();
    this.#worker = undefined;
    this.#at = undefined;
    this.#early = false;
  }

  #go(): void {
    if (this.#at) return;
    if (this.#isOpen) this.#send(this.#wanted!);
    else if (this.#soon && ![this.answer, this.#ahead].some((known) => same(known?.asked, this.#soon))) {
      this.#early = true;
      this.#send(this.#soon);
    }
  }

  #send(asked: Asked): void {
    this.#worker ??= this.#begin();
    this.#at = asked;
    this.#worker.postMessage(asked);
  }

  #begin(): Worker {
    const worker = this.#make();
    worker.onmessage = ({ data }: MessageEvent<Answer<Asked, Found>>) => {
      if (this.#early) this.#ahead = data;
      // What is wanted may be there by now, worked out ahead or before: an older question's answer would only ask for it again.
      else if (this.#isOpen) {
        this.answer = data;
        this.failed = undefined;
      }
      this.#at = undefined;
      this.#early = false;
      this.#go();
    };
    worker.onerror = ({ message }) => {
      if (!this.#early) this.failed = message || 'the worker could not start';
      this.#soon = undefined;
      this.end();
    };
    return worker;
  }
}
