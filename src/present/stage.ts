import { wish } from '@kit/figure/wish.ts';

export const figureOf = (stage: HTMLElement | undefined): HTMLElement | undefined =>
  stage?.querySelector<HTMLElement>('.fb-figure') ?? undefined;

/** Tells a figure, which it wakes, what a slide is about to ask it for; undefined: that none is. */
export function foretell(figure: HTMLElement | undefined, set: string | undefined): void {
  if (!figure) return;
  if (set === undefined) delete figure.dataset.soon;
  else figure.dataset.soon = set;
  figure.dispatchEvent(new CustomEvent('fieldbook:wake'));
  const detail: unknown = set === undefined ? undefined : JSON.parse(set);
  figure.dispatchEvent(new CustomEvent('fieldbook:soon', { detail }));
}

/** Puts a figure into the state that a slide speaks of; a slide that asks for no state wakes it as it is. */
export function setFigure(stage: HTMLElement, slide: HTMLElement): void {
  const figure = figureOf(stage);
  const set = slide.dataset.set;
  if (!figure) return;
  if (set === undefined) figure.dispatchEvent(new CustomEvent('fieldbook:wake'));
  else wish(figure, set);
}

/** Shows one figure, or none. What is not shown takes no room and, unless it is next or was shown before, stays asleep. */
export function showStage(stages: Iterable<HTMLElement>, shown: HTMLElement | undefined): void {
  for (const stage of stages) stage.classList.toggle('shown', stage === shown);
}
