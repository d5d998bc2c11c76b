/** At least so long between one turn and the next, in milliseconds: nobody reads numbers faster. */
const PAUSE = 100;

const waiting = new Set<() => void>();
let last = -Infinity;
let begun = false;

function takeTurn(): void {
  begun = false;
  last = performance.now();
  const works = [...waiting];
  waiting.clear();
  for (const work of works) work();
}

/**
 * Does this in a frame of its own, after the next one: for words and formulas about a drawing, so that the drawing under
 * the hand is there first. While something goes on changing, they follow a few times a second; what comes last is always done.
 */
export function soon(work: () => void): void {
  waiting.add(work);
  if (begun) return;
  begun = true;
  const wait = Math.max(0, last + PAUSE - performance.now());
  requestAnimationFrame(() => setTimeout(() => requestAnimationFrame(takeTurn), wait));
}

/** No longer does it, if it has not been done. */
export const notSoon = (work: () => void): void => void waiting.delete(work);
