/** Reading steps their figure: the step that crosses the middle of the window, or is gone to by key, sets it. */

/** Just below where a figure that stands above its steps may end. */
const line = '-60% 0px -39.9% 0px';

function show(steps: Element, step: HTMLElement): void {
  if ('current' in step.dataset) return;
  for (const other of steps.querySelectorAll<HTMLElement>('[data-step]')) delete other.dataset.current;
  step.dataset.current = '';
  const figure = steps.querySelector<HTMLElement>('.fb-figure');
  if (figure === null) return;
  const set = step.dataset.set ?? '{}';
  // A figure that has not woken up yet reads the wish when it does.
  figure.dataset.wish = set;
  figure.dispatchEvent(new CustomEvent('fieldbook:set', { detail: JSON.parse(set) }));
}

for (const steps of document.querySelectorAll('[data-steps]')) {
  const crossing = new IntersectionObserver(
    (entries) => {
      const entered = entries.findLast(({ isIntersecting }) => isIntersecting);
      if (entered) show(steps, entered.target as HTMLElement);
    },
    { rootMargin: line },
  );
  for (const step of steps.querySelectorAll<HTMLElement>('[data-step]')) {
    crossing.observe(step);
    step.querySelector('h3 a')?.addEventListener('focus', () => show(steps, step));
    step.querySelector('h3 a')?.addEventListener('click', () => show(steps, step));
  }
}

export {};
