import type { Span } from './graph.ts';

/** Something wrong in a source text, in words, at its place. */
export interface Diagnostic extends Span {
  severity: 'error' | 'warning';
  /** What is wrong. */
  message: string;
  /** What would be right: 'Did you mean nn.Conv2d?' */
  hint?: string;
}
