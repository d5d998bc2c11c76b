/** Edits (insert, delete, replace, swap of neighbours) that turn `a` into `b`; Damerau 1964, restricted form. */
function editDistance(a: string, b: string): number {
  let before: number[] = [];
  let previous = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1];
      let best = Math.min(previous[j]! + 1, row[j - 1]! + 1, previous[j - 1]! + (same ? 0 : 1));
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
        best = Math.min(best, before[j - 2]! + 1);
      row.push(best);
    }
    before = previous;
    previous = row;
  }
  return previous[b.length]!;
}

/** The known name closest to `name`, if any is close: at most a third of its letters wrong, or one, but not all; case counts for little. */
export function nearest(name: string, known: Iterable<string>): string | undefined {
  if (name.length > 60) return undefined;
  const plain = name.toLowerCase();
  let best: string | undefined;
  let least = Math.max(1, Math.floor(name.length / 3)) + 0.5;
  for (const candidate of known) {
    if (candidate === name || Math.abs(candidate.length - name.length) > least) continue;
    const distance =
      editDistance(plain, candidate.toLowerCase()) + (candidate.toLowerCase() === plain ? 0.1 : 0);
    if (distance < least && distance < Math.max(name.length, candidate.length)) {
      least = distance;
      best = candidate;
    }
  }
  return best;
}

/** What would be right, in words; worked out only if the diagnostic is new. */
export type Hint = string | (() => string | undefined) | undefined;

/** 'Did you mean x?', or else what is given, when nothing is near. */
export const didYouMean =
  (name: string, known: Iterable<string>, prefix = '', otherwise?: string): Hint =>
  () => {
    const found = nearest(name, known);
    return found === undefined ? otherwise : `Did you mean ${prefix}${found}?`;
  };
