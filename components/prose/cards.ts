/**
 * The card that a term or a citation shows on hover, focus and tap: one for the page, in the browser's top layer.
 * Screen readers get the same words as the link's description.
 * Without scripts the same links lead to the glossary or to the list of sources.
 */
const card = document.createElement('div');
card.className = 'card';
card.popover = 'manual';
card.ariaHidden = 'true';
document.body.append(card);

const edge = 12;
const gap = 6;
let shownFor: HTMLElement | undefined;
let hiding: ReturnType<typeof setTimeout> | undefined;

/** Below the word, or above where there is more room; never over the window's edge. */
function place(link: HTMLElement): void {
  const word = link.getClientRects()[0] ?? link.getBoundingClientRect();
  const { width, height } = card.getBoundingClientRect();
  const below = word.bottom + gap + height <= window.innerHeight || word.top < height + gap;
  card.style.top = `${below ? word.bottom + gap : word.top - gap - height}px`;
  card.style.left = `${Math.max(edge, Math.min(word.left, window.innerWidth - width - edge))}px`;
}

function show(link: HTMLElement): void {
  clearTimeout(hiding);
  if (shownFor === link) return;
  hide();
  card.innerHTML = link.nextElementSibling!.innerHTML;
  card.showPopover();
  place(link);
  shownFor = link;
}

function hide(): void {
  clearTimeout(hiding);
  if (shownFor === undefined) return;
  card.hidePopover();
  shownFor = undefined;
}

/** The pointer gets time to reach the card, so that its words can be read and copied. */
function hideSoon(): void {
  clearTimeout(hiding);
  hiding = setTimeout(hide, 200);
}

for (const [at, link] of document.querySelectorAll<HTMLElement>('[data-card]').entries()) {
  link.nextElementSibling!.id = `card-${at}`;
  link.setAttribute('aria-describedby', `card-${at}`);
  link.addEventListener('pointerenter', ({ pointerType }) => pointerType === 'mouse' && show(link));
  link.addEventListener('pointerleave', ({ pointerType }) => pointerType === 'mouse' && hideSoon());
  link.addEventListener('focus', () => link.matches(':focus-visible') && show(link));
  link.addEventListener('blur', hideSoon);
  link.addEventListener('click', (event) => {
    const tapped = (event as PointerEvent).pointerType === 'touch' && shownFor !== link;
    if (!tapped) return;
    event.preventDefault();
    show(link);
  });
}
card.addEventListener('pointerenter', () => clearTimeout(hiding));
card.addEventListener('pointerleave', hideSoon);
document.addEventListener('keydown', ({ key }) => key === 'Escape' && hide());
document.addEventListener('scroll', hide, { passive: true });
document.addEventListener(
  'pointerdown',
  ({ target }) => !(target as Element).closest('[data-card], .card') && hide(),
);

export {};
