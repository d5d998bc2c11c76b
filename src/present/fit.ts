/** At this width of the window a figure is drawn at the size its author drew it. */
const designWidth = 1120;
const largest = 3;

const overflows = (box: HTMLElement): boolean => box.scrollHeight > box.clientHeight + 1;

/**
 * Enlarges a figure for a projector, with the window's width and as far as its height allows, but never below its
 * own size; beyond that the stage scrolls. CSS zoom lays the figure out anew, so that it stays crisp.
 */
export function fitStage(stage: HTMLElement): void {
  const figure = stage.firstElementChild as HTMLElement | null;
  if (!figure) return;
  const wanted = Math.min(largest, Math.max(1, window.innerWidth / designWidth));
  for (let zoom = wanted; ; zoom = Math.max(1, zoom - 0.1)) {
    figure.style.setProperty('zoom', String(zoom));
    if (zoom === 1 || !overflows(stage)) return;
  }
}

const smallestWords = 0.75;

/** Shrinks a slide's words until they fit, down to three quarters; beyond that the slide scrolls. */
export function fitWords(slide: HTMLElement): void {
  for (let scale = 1; ; scale -= 0.05) {
    slide.style.setProperty('--words', scale.toFixed(2));
    if (scale <= smallestWords || !overflows(slide)) return;
  }
}
