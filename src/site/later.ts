import { whenIdle, whenSettled } from '@kit/idle.ts';
import { fetchFoldedFaces } from './folded.ts';

/**
 * A page that is `data-early` has only what is in sight laid out (article.css), in its commonest faces (base.css), so that
 * it can be read at once. This lays out the rest piece by piece while the reader's device has nothing else to do; then the
 * page is like any other. It is so at once if the reader jumps to a place in it, which has to have come to rest by then.
 */
export function layOutRest(pieces: readonly HTMLElement[]): void {
  const { dataset } = document.documentElement;
  const rest = [...pieces];
  const next = () => {
    const piece = rest.shift();
    if (!piece) {
      delete dataset.early;
      whenIdle(fetchFoldedFaces);
      return;
    }
    piece.style.contentVisibility = 'visible';
    piece.getBoundingClientRect();
    whenIdle(next);
  };
  whenSettled(next);
  const jump = ({ target }: Event) => {
    if (target instanceof Element && target.closest('a[href^="#"]')) delete dataset.early;
  };
  document.addEventListener('click', jump, { capture: true });
}
