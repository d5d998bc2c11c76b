import { flatten, type Slide } from './slides.ts';

/** Attributes that name another element's id. */
const refers = ['aria-labelledby', 'aria-describedby', 'for', 'href'];

/** Two drawings on a page may call a gradient or a mask by the same id: each keeps its own. */
function nameApart(drawing: Element, prefix: string): void {
  const ids = new Set([...drawing.querySelectorAll('[id]')].map(({ id }) => id));
  if (ids.size === 0) return;
  for (const element of drawing.querySelectorAll('*'))
    for (const { name, value } of element.attributes) {
      if (name === 'id') element.id = prefix + value;
      else if (value.includes('url(#'))
        element.setAttribute(name, value.replaceAll('url(#', `url(#${prefix}`));
      else if (refers.includes(name) && ids.has(value.replace('#', '')))
        element.setAttribute(name, value.startsWith('#') ? `#${prefix}${value.slice(1)}` : prefix + value);
    }
}

/** A slide's figure in the print edition: claims have no name there but their order. */
function stillOf(slide: Slide, print: Document): Element | null {
  const { slide: kind, step, check } = slide.dataset;
  const name = step ?? check;
  const place =
    kind === 'misconception'
      ? print.querySelectorAll('.misconception')[Number(/\d+$/.exec(slide.id)?.[0] ?? 1) - 1]
      : name && print.querySelector(`[data-${kind}="${name}"]`);
  return place ? place.querySelector('.fb-figure') : null;
}

/**
 * Gives each slide the still picture of its figure, for the overview. They are those of the print edition, which is
 * fetched only now: a deck that nobody looks over stays as light as it was.
 */
export async function drawStills(slides: readonly Slide[], address: string): Promise<void> {
  const answer = await fetch(address).catch(() => undefined); // Without a network the words must do.
  if (!answer?.ok) return;
  const print = new DOMParser().parseFromString(await answer.text(), 'text/html');
  for (const slide of slides) {
    const figure = stillOf(slide, print);
    if (!figure) continue;
    const still = document.createElement('div');
    still.className = 'still';
    still.inert = true;
    still.append(document.importNode(figure, true));
    flatten(still);
    nameApart(still, `${slide.id}-`);
    slide.append(still);
    await Promise.all(
      [...still.querySelectorAll('img')].map((image) => image.decode().catch(() => undefined)),
    );
  }
}
