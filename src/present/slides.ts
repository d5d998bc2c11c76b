/** What a slide is made from: `data-slide` in the deck edition of the prose pieces. */
export type Slide = HTMLElement & { dataset: { slide: string } };

/** Whether a slide's title is something that is not so. */
const isClaim = (slide: Slide): boolean => slide.dataset.slide === 'misconception';

/** Whether a slide is kept back for questions. */
export const isBackup = (slide: Slide): boolean => slide.dataset.backup !== undefined;

const slidesIn = (page: ParentNode): Slide[] => [...page.querySelectorAll<Slide>('[data-slide]')];

/** Gives every slide without a name one by its kind, `check`, `check-2`, …: the name is the slide's address. */
function nameSlides(slides: readonly Slide[]): void {
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

/**
 * A link to another place of the lesson (`#sources`) would be taken for a slide's address: it goes to the lesson. None
 * takes the class out of the deck: each opens a page beside it.
 */
function sendLinksTo(lesson: string, slide: Slide): void {
  for (const link of slide.querySelectorAll<HTMLAnchorElement>('a[href]')) {
    const address = link.getAttribute('href')!;
    if (address.startsWith('#')) link.href = `${lesson}${address}`;
    link.target = '_blank';
  }
}

/** A section within a slide would be a slide of its own to reveal.js: it becomes a div. */
export function flatten(slide: HTMLElement): void {
  for (const section of slide.querySelectorAll('section')) {
    const box = document.createElement('div');
    for (const { name, value } of section.attributes) box.setAttribute(name, value);
    box.append(...section.childNodes);
    section.replaceWith(box);
  }
}

/** The stage of a figure that a slide has for itself: the figure goes beside the words, as it does in a group. */
function stageOfItsOwn(slide: Slide, page: HTMLElement): HTMLElement | undefined {
  const figure = slide.querySelector('.fb-figure');
  if (!figure) return undefined;
  const stage = document.createElement('div');
  stage.dataset.stage = '';
  // A figure that belongs to what the class is yet to hear waits for it.
  if (figure.closest('.fragment')) stage.dataset.waits = '';
  const box = document.createElement('div');
  box.append(figure.closest('astro-island') ?? figure);
  stage.append(box);
  page.append(stage);
  return stage;
}

/** The title of a slide, as a list of slides says it. */
const titleOf = (slide: Slide): string => slide.querySelector('h2')?.textContent.trim() ?? slide.id;

/** A heading, and the titles of slides as links to them. */
function titled(title: string, slides: readonly Slide[]): HTMLElement[] {
  const heading = document.createElement('h2');
  heading.textContent = title;
  const list = document.createElement('ul');
  for (const each of slides) {
    const link = document.createElement('a');
    link.href = `#/${each.id}`;
    link.textContent = titleOf(each);
    const item = document.createElement('li');
    item.append(link);
    list.append(item);
  }
  return [heading, list];
}

/** The slide after the talk's last: it leads to those kept back, by their titles. */
function moreSlide(others: readonly Slide[], claims: readonly Slide[]): Slide {
  const slide = document.createElement('section') as HTMLElement as Slide;
  slide.dataset.slide = 'more';
  slide.id = 'more';
  slide.append(...titled('More, if asked', others));
  if (claims.length > 0) slide.append(...titled('Often said: is it so?', claims));
  return slide;
}

/**
 * Moves the slides of a page into the deck, in order, those kept back last; the figures stay behind, as stages.
 * @returns each slide with the stage of the figure that it speaks of, if any.
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
      slide.closest('[data-group]')?.querySelector<HTMLElement>('[data-stage]') ?? stageOfItsOwn(slide, page),
    ]),
  );
  for (const slide of slides) {
    slide.classList.toggle('with-stage', stages.get(slide) !== undefined);
    sendLinksTo(lesson, slide);
    flatten(slide);
    slide.append(...slide.querySelectorAll('.fragment .notes'));
  }
  const backups = slides.filter(isBackup);
  const claims = backups.filter(isClaim);
  const others = backups.filter((backup) => !isClaim(backup));
  deck.append(...slides.filter((slide) => !isBackup(slide)));
  if (backups.length > 0) deck.append(moreSlide(others, claims), ...others, ...claims);
  return stages;
}
