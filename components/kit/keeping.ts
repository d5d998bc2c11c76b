const spelledAlike = <T>(before: T, now: T): T =>
  JSON.stringify(before) === JSON.stringify(now) ? before : now;

/**
 * A function to pass a value through whenever it is made anew: what did not change comes out as the same object, so that
 * nothing that hangs on it is done again. `keep` says how much of a value did not change.
 */
export function keeper<T>(keep: (before: T, now: T) => T = spelledAlike): (now: T) => T {
  let last: T | undefined;
  return (now) => (last = last === undefined ? now : keep(last, now));
}

/** Whether two flat records hold the same. */
export const isAlike = <Record extends object>(a: Record, b: Record): boolean => {
  const names = Object.keys(a) as (keyof Record)[];
  return names.length === Object.keys(b).length && names.every((name) => a[name] === b[name]);
};

/** Keeps a flat record while it holds the same. */
export const keeping = <Record extends object>() =>
  keeper<Record>((before, now) => (isAlike(before, now) ? before : now));

/** Keeps the items of a list that hold the same, each by its place. */
export const keepingEach = <Record extends object>() =>
  keeper<readonly Record[]>((before, now) =>
    now.map((record, at) => {
      const old = before[at];
      return old && isAlike(old, record) ? old : record;
    }),
  );
