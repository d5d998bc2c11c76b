/** Reading steps their figure: it shows the last step whose beginning is above a line across the window, else the first. */

import { wish } from '@kit/figure/wish.ts';
import { lookAt } from './look.ts';

/** Just below where a figure that stands above its steps may end; see scroll-margin in Step.astro. */
const line = 0.6;
/** Groups that are this near to the window, in its heights, are set: what is far away need not wake up. */
const near = 0.5;

interface Group {
  readonly box: HTMLElement;
  readonly steps: readonly HTMLElement[];
  shown?: HTMLElement;
}

function show(group: Group, step: HTMLElement): void {
  if (group.shown === step) return;
  if (group.shown) delete group.shown.dataset.current;
  group.shown = step;
  step.dataset.current = '';
  const figure = group.box.querySelector<HTMLElement>('.fb-figure');
  if (figure === null) return;
  const stage = figure.closest<HTMLElement>('.stage');
  // A figure that changed height would move the steps below it across the line, and they would set it back.
  stage?.style.setProperty('--tallest', `${stage.offsetHeight}px`);
  wish(figure, step.dataset.set ?? '{}');
  lookAt(figure, step.dataset.look);
}

function follow(group: Group): void {
  const { top, bottom } = group.box.getBoundingClientRect();
  if (bottom < -near * innerHeight || top > (1 + near) * innerHeight) return;
  const begun = group.steps.findLast((step) => step.getBoundingClientRect().top <= line * innerHeight);
  if (begun) show(group, begun);
  // Before any step is reached the figure stands as it was built, with the first one's settings, and sleeps on.
  else if (group.shown) show(group, group.steps[0]!);
}

const groups: Group[] = [...document.querySelectorAll<HTMLElement>('[data-steps]')].map((box) => ({
  box,
  steps: [...box.querySelectorAll<HTMLElement>('[data-step]')],
}));

let waiting = false;
function followAll(): void {
  if (waiting) return;
  waiting = true;
  requestAnimationFrame(() => {
    waiting = false;
    groups.forEach(follow);
  });
}

for (const { steps } of groups)
  for (const step of steps) {
    const link = step.querySelector('h3 a');
    // To its place above the line; a press must not move what it is about to hit.
    link?.addEventListener('focus', () => {
      if (link.matches(':focus-visible')) step.scrollIntoView();
    });
  }
addEventListener('scroll', followAll, { passive: true });
addEventListener('resize', followAll);
// Told at once, and whenever what lies above has changed its height.
new ResizeObserver(followAll).observe(document.body);
// And when a step crosses the line for any other reason: of two parts, one grew by as much as the other shrank.
const crossing = new IntersectionObserver(followAll, { rootMargin: `0px 0px ${100 * (line - 1)}% 0px` });
for (const { steps } of groups) for (const step of steps) crossing.observe(step);
