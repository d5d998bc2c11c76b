/** At this width of the window a figure is drawn at the size its author drew it. */
const designWidth = 1120;
const largest = 3;
/** How far a tall figure may give way before the stage scrolls instead: its words stay at 24 pixels at 1920. */
const mostGiven = 0.875;
const step = 0.05;

const overflows = (box: HTMLElement): boolean => box.scrollHeight > box.clientHeight + 1;

/** Enlarges a figure for a projector. CSS zoom lays it out anew, so that it stays crisp. */
export function fitStage(stage: HTMLElement): void {
  const figure = stage.firstElementChild as HTMLElement;
  const wanted = Math.min(largest, Math.max(1, window.innerWidth / designWidth));
  const least = Math.max(1, wanted * mostGiven);
  for (let zoom = wanted; ; zoom -= step) {
    figure.style.setProperty('zoom', Math.max(least, zoom).toFixed(4));
    if (zoom <= least || !overflows(stage)) return;
  }
}

const mostRounds = 12;

/**
 * In the overview what would be cut of a slide, words or figure, becomes smaller until its cell holds it: all cells in
 * step, as each reading lays out the page.
 */
export function fitCells(slides: readonly HTMLElement[]): void {
  for (const slide of slides) slide.style.removeProperty('--mini');
  for (let round = 0; round < mostRounds; round++) {
    const cut = slides.filter(overflows).map((slide) => {
      const mini = Number(slide.style.getPropertyValue('--mini') || 1);
      // Smaller words take fewer lines, so that what they fill shrinks as the square.
      return {
        slide,
        mini: Math.min(mini - 0.02, mini * Math.sqrt(slide.clientHeight / slide.scrollHeight)),
      };
    });
    if (cut.length === 0) return;
    for (const { slide, mini } of cut) slide.style.setProperty('--mini', mini.toFixed(2));
  }
}

const smallestWords = 0.75;
/** A slide that has no figure has room for larger words. */
const largestAlone = 1.4;

/** Shrinks a slide's words until they fit, down to three quarters; beyond that the slide scrolls. */
export function fitWords(slide: HTMLElement): void {
  for (let scale = slide.classList.contains('with-stage') ? 1 : largestAlone; ; scale -= step) {
    slide.style.setProperty('--words', scale.toFixed(2));
    if (scale <= smallestWords || !overflows(slide)) return;
  }
}
