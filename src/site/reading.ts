import { pageIn, withReading, wordFor } from '@course/progress.ts';
import { loadProgress, updateProgress } from '@course/store.ts';

/** How much of the text has come into the window, 0…1. */
function shareRead(article: Element): number {
  const { top, height } = article.getBoundingClientRect();
  return Math.min(1, Math.max(0, (window.innerHeight - top) / height));
}

/** Draws the line at the window's top while an article is read, and remembers how far the reader came. */
export function followReading(article: HTMLElement, line: HTMLElement): void {
  const page = article.dataset.page!;
  let waiting = false;
  const update = () => {
    waiting = false;
    const share = shareRead(article);
    line.style.scale = `${share} 1`;
    updateProgress((progress) => withReading(progress, page, share));
  };
  const soon = () => {
    if (!waiting) requestAnimationFrame(update);
    waiting = true;
  };
  // Opening a page is not reading it: nothing is counted before the first scroll.
  document.addEventListener('scroll', soon, { passive: true });
}

/** Says beside each page of the map what the reader has read of it. */
export function tellProgress(places: Iterable<HTMLElement>): void {
  const progress = loadProgress();
  for (const place of places) place.textContent = wordFor(pageIn(progress, place.dataset.progressOf!));
}
