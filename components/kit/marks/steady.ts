/** Whether two flat records say the same. */
function same(a: object, b: object): boolean {
  const names = Object.keys(a) as (keyof typeof a)[];
  return names.length === Object.keys(b).length && names.every((name) => a[name] === b[name]);
}

/**
 * Marks as last time where they say the same: a drawing then redraws only those that changed. Each call makes one
 * that remembers, for one drawing.
 */
export function steady<Mark extends { readonly key: string | number }>(): (
  marks: readonly Mark[],
) => readonly Mark[] {
  let known = new Map<string | number, Mark>();
  return (marks) => {
    const kept = marks.map((mark) => {
      const before = known.get(mark.key);
      return before && same(before, mark) ? before : mark;
    });
    known = new Map(kept.map((mark) => [mark.key, mark]));
    return kept;
  };
}

/** A flat record as last time where it says the same: what is worked out from it is then not worked out anew. */
export function steadyRecord<T extends object>(): (now: T) => T {
  let last: T | undefined;
  return (now) => (last = last && same(last, now) ? last : now);
}
