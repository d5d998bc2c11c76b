/** At least so long between one round and the next, in milliseconds: nobody reads numbers faster. */
const PAUSE = 100;
/** A frame in which something was asked anew has enough to do: the turn is put off, so many times at most. */
const PUT_OFF = 6;

/** What waits, and whether it needs a frame of its own. */
const waiting = new Map<() => void, boolean>();
let last = -Infinity;
let begun = false;
let askedInFrame = false;
let putOff = 0;

function takeTurn(): void {
  if (askedInFrame && putOff < PUT_OFF) {
    putOff++;
    return nextTurn();
  }
  putOff = 0;
  for (const [work, alone] of waiting) {
    waiting.delete(work);
    try {
      work();
    } catch (error) {
      // The others have their turns all the same.
      reportError(error);
    }
    if (alone) break;
  }
  if (waiting.size > 0) return nextTurn();
  begun = false;
  last = performance.now();
}

function nextTurn(): void {
  askedInFrame = false;
  requestAnimationFrame(takeTurn);
}

/**
 * Does this in a later frame than the next: for words, formulas and second views of a drawing, so that what is under the
 * hand is there first. While something goes on changing, they follow a few times a second; what comes last is always done.
 * What is `alone` has a frame of its own.
 */
export function soon(work: () => void, { alone = false } = {}): void {
  waiting.set(work, alone);
  askedInFrame = true;
  if (begun) return;
  begun = true;
  const wait = Math.max(0, last + PAUSE - performance.now());
  requestAnimationFrame(() => setTimeout(nextTurn, wait));
}

/** No longer does it, if it has not been done. */
export const notSoon = (work: () => void): void => void waiting.delete(work);
