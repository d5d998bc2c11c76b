/** When the device has nothing else to do. */
export const whenIdle = (work: () => void): unknown =>
  'requestIdleCallback' in window ? requestIdleCallback(work) : setTimeout(work, 50);

/** Long enough for a page's words and their fonts to come first over a slow line, in milliseconds. */
const HEAD_START = 500;

/** When the page has loaded, its words have had a head start, and the device has nothing else to do. */
export function whenSettled(work: () => void): void {
  const wait = () => setTimeout(() => whenIdle(work), HEAD_START);
  if (document.readyState === 'complete') wait();
  else window.addEventListener('load', wait, { once: true });
}
