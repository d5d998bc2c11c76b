const spelledAlike = <T>(before: T, now: T): T =>
  JSON.stringify(before) === JSON.stringify(now) ? before : now;

/** Keeps a value from call to call as far as it did not change, so that what is drawn from it need not be drawn again. */
export function keeper<T>(keep: (before: T, now: T) => T = spelledAlike): (now: T) => T {
  let last: T | undefined;
  return (now) => (last = last === undefined ? now : keep(last, now));
}
