/** A figure taller than its window scrolls in its place: it says that there is more below, and takes the keys that scroll. */
import { prefersStillness } from '@kit/motion/tween.ts';

const slack = 2;

function tell(stage: HTMLElement): void {
  const hidden = stage.scrollHeight - stage.clientHeight;
  stage.toggleAttribute('data-more-below', hidden - stage.scrollTop > slack);
  if (hidden > slack) stage.tabIndex = 0;
  else stage.removeAttribute('tabindex');
}

/** On by most of what is seen, so that the eye finds its place again. */
function showMore(stage: HTMLElement): void {
  stage.scrollBy({ top: 0.7 * stage.clientHeight, behavior: prefersStillness() ? 'instant' : 'smooth' });
}

const fit = new ResizeObserver((entries) => {
  for (const stage of new Set(entries.map(({ target }) => target.closest<HTMLElement>('.stage')!)))
    tell(stage);
});

for (const stage of document.querySelectorAll<HTMLElement>('[data-steps] > .stage')) {
  stage.addEventListener('scroll', () => tell(stage), { passive: true });
  stage.querySelector('.more > span')!.addEventListener('click', () => showMore(stage));
  for (const box of [stage, ...stage.children]) fit.observe(box);
}
