import type { Diagnostic } from '../diagnostic.ts';
import type { Span } from '../graph.ts';
import type { Hint } from './nearest.ts';
import type { Place } from './syntax.ts';

const mostDiagnostics = 100;

/**
 * A text as written, the text as read (markup blanked, missing brackets put in), and what is wrong in it.
 * Places are offsets into the text as read; spans lead back to the text as written.
 */
export class SourceText {
  /** What is parsed: as long as `text`, but for one character at each of `inserted`. */
  read: string;
  /** Offsets into `read` of characters that `text` does not have, in rising order. */
  inserted: readonly number[] = [];
  readonly text: string;
  readonly diagnostics: Diagnostic[] = [];
  readonly #lineStarts: number[] = [0];
  readonly #said = new Set<string>();

  constructor(text: string) {
    this.text = text;
    this.read = text;
    for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) this.#lineStarts.push(at + 1);
  }

  span({ from, to }: Place): Span {
    const start = this.#written(from);
    const end = Math.max(start, this.#written(to));
    const line = countBelow(this.#lineStarts, start + 1);
    return { from: start, to: end, line, column: start - this.#lineStarts[line - 1]! + 1 };
  }

  /** What was written at a place. */
  textAt(place: Place): string {
    const { from, to } = this.span(place);
    return this.text.slice(from, to);
  }

  #written(at: number): number {
    return Math.max(0, Math.min(at - countBelow(this.inserted, at), this.text.length));
  }

  error(place: Place, message: string, hint?: Hint): void {
    this.#add('error', place, message, hint);
  }

  warn(place: Place, message: string, hint?: Hint): void {
    this.#add('warning', place, message, hint);
  }

  /** A loop may meet the same fault many times; it is said once. */
  #add(severity: Diagnostic['severity'], place: Place, message: string, hint?: Hint): void {
    const key = `${place.from} ${message}`;
    if (this.#said.has(key) || this.diagnostics.length >= mostDiagnostics) return;
    this.#said.add(key);
    const words = typeof hint === 'function' ? hint() : hint;
    this.diagnostics.push({
      severity,
      message,
      ...(words === undefined ? {} : { hint: words }),
      ...this.span(place),
    });
  }
}

/** How many of the rising numbers are below a bound. */
function countBelow(rising: readonly number[], bound: number): number {
  let low = 0;
  for (let high = rising.length; low < high;) {
    const middle = (low + high) >> 1;
    if (rising[middle]! < bound) low = middle + 1;
    else high = middle;
  }
  return low;
}
