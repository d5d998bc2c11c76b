/** Whether two flat records hold the same. */
export const isAlike = <Record extends object>(a: Record, b: Record): boolean => {
  const names = Object.keys(a) as (keyof Record)[];
  return names.length === Object.keys(b).length && names.every((name) => a[name] === b[name]);
};

/**
 * A function to pass a flat record through whenever it is made anew: while it holds the same, the same object comes out,
 * so that nothing that hangs on it is done again.
 */
export function keeping<Record extends object>(): (record: Record) => Record {
  let last: Record | undefined;
  return (record) => (last = last && isAlike(last, record) ? last : record);
}

/** The same for the items of a list, each by its place. */
export function keepingEach<Record extends object>(): (list: readonly Record[]) => readonly Record[] {
  let last: readonly Record[] = [];
  return (list) =>
    (last = list.map((record, at) => {
      const old = last[at];
      return old && isAlike(old, record) ? old : record;
    }));
}
