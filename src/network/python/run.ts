import type { Hint } from './nearest.ts';
import type { SourceText } from './place.ts';
import type { Place } from './syntax.ts';
import type { Trace } from './trace.ts';
import { Unknown, unknown } from './values.ts';

/** Steps of interpretation that one source may take; ResNet-152 takes about 60,000. */
const mostSteps = 400_000;
const deepestCall = 40;
const deepest = 700;

/** Thrown when a source asks for more than its budget; nothing after that point is read. */
export class OutOfBudget extends Error {}

/** One interpretation of one source: its diagnostics, budget, and the graph being traced. */
export class Run {
  /** The graph that `forward` is writing; null outside of it. */
  trace: Trace | null = null;
  #steps = 0;
  #calls = 0;
  #depth = 0;

  readonly source: SourceText;

  constructor(source: SourceText) {
    this.source = source;
  }

  /** Pays for work. @throws OutOfBudget, after saying so at `place`. */
  spend(place: Place, steps = 1): void {
    this.#steps += steps;
    if (this.#steps <= mostSteps) return;
    this.#stop(
      place,
      `This takes more than ${mostSteps.toLocaleString('en')} steps, so reading stopped here.`,
    );
  }

  #stop(place: Place, message: string): never {
    this.source.error(place, message, 'Is a loop, a list or a recursion too long?');
    throw new OutOfBudget(message);
  }

  /** Runs `body` one level of nesting deeper. */
  within<T>(place: Place, body: () => T): T {
    this.spend(place);
    if (this.#depth >= deepest) this.#stop(place, 'This is nested too deeply, so reading stopped here.');
    this.#depth++;
    try {
      return body();
    } finally {
      this.#depth--;
    }
  }

  /** Runs `body` as a call of the source's own code. */
  calling<T>(place: Place, body: () => T): T {
    if (this.#calls >= deepestCall)
      this.#stop(place, `Calls are nested more than ${deepestCall} deep, so reading stopped here.`);
    this.#calls++;
    try {
      return this.within(place, body);
    } finally {
      this.#calls--;
    }
  }

  /** Says what is wrong at `place`; the value in its stead is unknown, and quiet from then on. */
  fail(place: Place, message: string, hint?: Hint): Unknown {
    this.spend(place, 40);
    this.source.error(place, message, hint);
    return unknown;
  }

  warn(place: Place, message: string, hint?: Hint): void {
    this.source.warn(place, message, hint);
  }
}
