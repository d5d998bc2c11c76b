/** A figure taller than its window scrolls in its place: it says that there is more below, and takes the keys that scroll. */

const slack = 2;

function tell(stage: HTMLElement): void {
  const hidden = stage.scrollHeight - stage.clientHeight;
  stage.toggleAttribute('data-more-below', hidden - stage.scrollTop > slack);
  if (hidden > slack) stage.tabIndex = 0;
  else stage.removeAttribute('tabindex');
}

const fit = new ResizeObserver((entries) => {
  for (const stage of new Set(entries.map(({ target }) => target.closest<HTMLElement>('.stage')!)))
    tell(stage);
});

for (const stage of document.querySelectorAll<HTMLElement>('[data-steps] > .stage')) {
  stage.addEventListener('scroll', () => tell(stage), { passive: true });
  for (const box of [stage, ...stage.children]) fit.observe(box);
}

export {};
