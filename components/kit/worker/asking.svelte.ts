import { untrack } from 'svelte';
import { isAlike } from '../keeping.ts';

/** What came out, and of what. */
export interface Answer<Asked, Found> {
  readonly asked: Asked;
  readonly found: Found;
}

/**
 * Asks a worker for what is too slow to work out between two frames. The last answer stays until the next is there; while
 * the worker is busy only the latest question is kept. It must answer `{ asked, found }` with the question as it came.
 */
export class Asking<Asked extends object, Found> {
  answer: Answer<Asked, Found> | undefined = $state.raw();
  failed: string | undefined = $state();
  #wanted: Asked | undefined = $state.raw();
  #busy = false;
  #worker: Worker | undefined;
  readonly #make: () => Worker;

  /** @param first What the server has worked out already. */
  constructor(make: () => Worker, first: Answer<Asked, Found> | undefined) {
    this.#make = make;
    this.answer = first;
  }

  /** Whether the answer that is shown is not yet that to the last question. */
  get running(): boolean {
    return this.#wanted !== undefined && !(this.answer && isAlike(this.answer.asked, this.#wanted));
  }

  ask(asked: Asked): void {
    this.#wanted = asked;
    if (this.running && !this.#busy) this.#send(asked);
  }

  /** For a component as it is made: asks what is wanted whenever that changes, nothing where it is undefined, and ends with it. */
  follow(wanted: () => Asked | undefined): void {
    $effect(() => {
      const asked = wanted();
      if (asked) untrack(() => this.ask(asked));
    });
    $effect(() => () => this.end());
  }

  /** Ends the worker: a page that is left must not go on computing. */
  end(): void {
    this.#worker?.terminate();
    this.#worker = undefined;
    this.#busy = false;
  }

  #send(asked: Asked): void {
    this.#worker ??= this.#begin();
    this.#busy = true;
    this.#worker.postMessage(asked);
  }

  #begin(): Worker {
    const worker = this.#make();
    worker.onmessage = ({ data }: MessageEvent<Answer<Asked, Found>>) => {
      this.answer = data;
      this.#busy = false;
      if (this.running) this.#send(this.#wanted!);
    };
    worker.onerror = ({ message }) => {
      this.failed = message || 'the worker could not start';
      this.end();
    };
    return worker;
  }
}
