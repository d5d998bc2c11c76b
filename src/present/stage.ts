/** Puts a figure into the state that a slide speaks of: at once if it is awake, else when it wakes. A slide that asks for no state wakes it. */
export function setFigure(stage: HTMLElement, slide: HTMLElement): void {
  const figure = stage.querySelector<HTMLElement>('.fb-figure');
  const set = slide.dataset.set;
  if (!figure) return;
  if (set === undefined) return void figure.dispatchEvent(new CustomEvent('fieldbook:wake'));
  figure.dataset.wish = set;
  figure.dispatchEvent(new CustomEvent('fieldbook:set', { detail: JSON.parse(set) }));
}

/** Shows one figure, or none. What is not shown takes no room and, if it was never shown, stays asleep. */
export function showStage(stages: Iterable<HTMLElement>, shown: HTMLElement | undefined): void {
  for (const stage of stages) stage.classList.toggle('shown', stage === shown);
}
