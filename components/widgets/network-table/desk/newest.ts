/**
 * Works on one thing at a time, always the newest: what is wished for meanwhile waits, and a newer wish takes its place.
 * `done` hears of everything that was worked on, in order.
 */
export function newest<Wish, Result>(
  work: (wish: Wish) => Promise<Result>,
  done: (wish: Wish, result: Result) => void,
  failed: (error: unknown) => void,
): (wish: Wish) => void {
  let waiting: { wish: Wish } | undefined;
  let busy = false;
  async function next() {
    busy = true;
    for (let at = waiting; at; at = waiting) {
      waiting = undefined;
      try {
        done(at.wish, await work(at.wish));
      } catch (error) {
        failed(error);
      }
    }
    busy = false;
  }
  return (wish) => {
    waiting = { wish };
    if (!busy) void next();
  };
}
