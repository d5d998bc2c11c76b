import type { Diagnostic } from '../diagnostic.ts';
import type { Span } from '../graph.ts';
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
    let low = 0;
    for (let high = this.#lineStarts.length; high - low > 1;) {
      const middle = (low + high) >> 1;
      if (this.#lineStarts[middle]! <= start) low = middle;
      else high = middle;
    }
    const end = Math.max(start, this.#written(to));
    return { from: start, to: end, line: low + 1, column: start - this.#lineStarts[low]! + 1 };
  }

  /** What was written at a place. */
  textAt(place: Place): string {
    const { from, to } = this.span(place);
    return this.text.slice(from, to);
  }

  #written(at: number): number {
    const before = this.inserted.filter((offset) => offset < at).length;
    return Math.max(0, Math.min(at - before, this.text.length));
  }

  error(place: Place, message: string, hint?: string): void {
    this.#add('error', place, message, hint);
  }

  warn(place: Place, message: string, hint?: string): void {
    this.#add('warning', place, message, hint);
  }

  /** A loop may meet the same fault many times; it is said once. */
  #add(severity: Diagnostic['severity'], place: Place, message: string, hint?: string): void {
    const key = `${place.from} ${message}`;
    if (this.#said.has(key) || this.diagnostics.length >= mostDiagnostics) return;
    this.#said.add(key);
    this.diagnostics.push({
      severity,
      message,
      ...(hint === undefined ? {} : { hint }),
      ...this.span(place),
    });
  }
}
