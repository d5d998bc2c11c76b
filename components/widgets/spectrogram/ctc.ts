/** How a path writes "no letter here". */
export const blank = '_';
/** Steps that a path may have. */
export const longestPath = 24;

/** Neighbouring steps that say the same; a blank makes no letter. */
export interface Group {
  readonly symbol: string;
  readonly from: number;
  readonly length: number;
}

/** Runs of equal symbols, in order. */
export function groupsOf(path: string): Group[] {
  const groups: Group[] = [];
  [...path].forEach((symbol, step) => {
    const last = groups.at(-1);
    if (last?.symbol === symbol) groups[groups.length - 1] = { ...last, length: last.length + 1 };
    else groups.push({ symbol, from: step, length: 1 });
  });
  return groups;
}

/** What a path says: repeats become one, then blanks go (Graves et al. 2006). */
export const collapse = (path: string): string =>
  groupsOf(path)
    .map(({ symbol }) => (symbol === blank ? '' : symbol))
    .join('');

/**
 * How many paths of so many steps say a text. The forward pass of CTC with every probability 1: over the text with
 * blanks before, between and after its letters, a path stays, steps on by one, or skips a blank between unlike letters.
 */
export function pathsTo(text: string, steps: number): number {
  const states = [blank, ...[...text].flatMap((letter) => [letter, blank])];
  let counts: number[] = states.map((_, state) => (state < 2 ? 1 : 0));
  for (let step = 1; step < steps; step++) {
    const before = counts;
    counts = states.map((symbol, state) => {
      const skips = symbol !== blank && symbol !== states[state - 2];
      return before[state]! + (before[state - 1] ?? 0) + (skips ? (before[state - 2] ?? 0) : 0);
    });
  }
  if (steps === 0) return text === '' ? 1 : 0;
  return counts.at(-1)! + (counts.at(-2) ?? 0);
}
