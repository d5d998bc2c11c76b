import { whenIdle, whenSettled } from '@kit/idle.ts';

/**
 * A page that is `data-early` has only what is in sight laid out (article.css), in its commonest faces (base.css), so that
 * it can be read at once. This lays out the rest piece by piece while the reader's device has nothing else to do; then the
 * page is like any other.
 */
export function layOutRest(pieces: readonly HTMLElement[]): void {
  const rest = [...pieces];
  const next = () => {
    const piece = rest.shift();
    if (!piece) return void delete document.documentElement.dataset.early;
    piece.style.contentVisibility = 'visible';
    piece.getBoundingClientRect();
    whenIdle(next);
  };
  whenSettled(next);
}
