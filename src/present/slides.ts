/** What a slide is made from: `data-slide` in the deck edition of the prose pieces. */
export type Slide = HTMLElement & { dataset: { slide: string } };

const slidesIn = (page: ParentNode): Slide[] => [...page.querySelectorAll<Slide>('[data-slide]')];

/** Gives every slide without a name one by its kind, `check`, `check-2`, …: the name is the slide's address. */
export function nameSlides(slides: readonly Slide[]): void {
  const seen = new Map<string, number>();
  for (const slide of slides) {
    if (slide.dataset.step) slide.id = slide.dataset.step;
    if (slide.id) continue;
    const kind = slide.dataset.slide;
    const count = (seen.get(kind) ?? 0) + 1;
    seen.set(kind, count);
    slide.id = count === 1 ? kind : `${kind}-${count}`;
  }
}

/** A link to another place of the lesson (`#sources`) would be taken for a slide's address: it goes to the lesson. */
function sendLinksTo(lesson: string, slide: Slide): void {
  for (const link of slide.querySelectorAll<HTMLAnchorElement>('a[href^="#"]'))
    link.href = `${lesson}${link.getAttribute('href')}`;
}

/**
 * Moves the slides of a page into the deck, in order. Figures stay where they are: an island that is moved in the
 * document would start anew. @returns each slide with the figure's stage that it speaks of, if any.
 */
export function gatherSlides(
  page: HTMLElement,
  deck: HTMLElement,
  lesson: string,
): Map<Slide, HTMLElement | undefined> {
  const slides = slidesIn(page);
  nameSlides(slides);
  const stages = new Map(
    slides.map((slide) => [
      slide,
      slide.closest('[data-group]')?.querySelector<HTMLElement>('[data-stage]') ?? undefined,
    ]),
  );
  for (const slide of slides) {
    slide.classList.toggle('with-stage', stages.get(slide) !== undefined);
    sendLinksTo(lesson, slide);
    deck.append(slide);
  }
  return stages;
}
