import type { Value } from './values.ts';

/** Names and their values, in a function, a class body or the file; reading falls back to the enclosing scope. */
export class Scope {
  readonly names = new Map<string, Value>();
  readonly parent: Scope | null;

  constructor(parent: Scope | null) {
    this.parent = parent;
  }

  get(name: string): Value | undefined {
    const own = this.names.get(name);
    return own === undefined ? this.parent?.get(name) : own;
  }

  set(name: string, value: Value): void {
    this.names.set(name, value);
  }

  /** Every name in reach, for 'did you mean'. */
  *all(): Iterable<string> {
    yield* this.names.keys();
    if (this.parent) yield* this.parent.all();
  }
}
