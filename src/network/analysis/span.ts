/** Cells of one axis of the image, the first and the last both included. */
export type Span = readonly [first: number, last: number];

/** The smallest span that holds both; null sees nothing. */
export function union(a: Span | null, b: Span | null): Span | null {
  if (a === b || !b) return a;
  if (!a) return b;
  if (a[0] <= b[0] && a[1] >= b[1]) return a;
  return [Math.min(a[0], b[0]), Math.max(a[1], b[1])];
}

/** How many cells a span has; 0 for none. */
export const lengthOf = (span: Span | null): number => (span ? span[1] - span[0] + 1 : 0);
