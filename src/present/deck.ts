import Reveal, { type RevealApi, type RevealConfig } from 'reveal.js';
import { prefersStillness } from '@kit/motion/tween.ts';
import { lookAhead } from './ahead.ts';
import { fitCells, fitStage, fitWords } from './fit.ts';
import { isForDeck, onClicker } from './keys.ts';
import { followTalk, mirrored, tellSpeaker } from './mirror.ts';
import { gatherSlides, type Slide } from './slides.ts';
import { setFigure, showStage } from './stage.ts';
import { drawStills } from './stills.ts';
import { onSwipe } from './swipe.ts';

const options = (): RevealConfig => ({
  disableLayout: true,
  display: 'grid',
  center: false,
  // In the speaker's window a turn is no step of that window's history.
  hash: mirrored() === null,
  history: mirrored() === null,
  fragmentInURL: true,
  navigationMode: 'linear',
  controls: false,
  progress: false,
  touch: false,
  autoAnimate: false,
  // All slides stay laid out; the overview has a distance of its own, which around.css sets aside.
  viewDistance: 1000,
  mobileViewDistance: 1000,
  help: false,
  transition: prefersStillness() ? 'none' : 'fade',
  transitionSpeed: 'fast',
  keyboardCondition: isForDeck,
});

/** The buttons of the bar, by their `data-do`; each is a key of reveal.js as well. */
const actions: Record<string, (deck: RevealApi) => void> = {
  prev: (deck) => deck.prev(),
  next: (deck) => deck.next(),
  overview: (deck) => deck.toggleOverview(),
  black: (deck) => deck.togglePause(),
  help: () => document.querySelector<HTMLDialogElement>('.deck-help')!.showModal(),
};

/** The talk's slides are counted by themselves, and so are those kept back after it. */
const countOf = (deck: RevealApi): string => {
  const slides = deck.getSlides() as Slide[];
  const at = deck.getSlidePastCount();
  const more = slides.findIndex(({ id }) => id === 'more');
  if (more === -1 || at < more) return `${at + 1} / ${more === -1 ? slides.length : more}`;
  return at === more ? 'More' : `More, ${at - more} / ${slides.length - more - 1}`;
};

/** The address says what is revealed, so that a reload keeps it. Going back goes to the last slide, not through these. */
const addressReveal = (deck: RevealApi): void =>
  window.history.replaceState(window.history.state, '', `#${deck.getSlidePath()}`);

const bringIntoView = (deck: RevealApi): void => {
  if (deck.isOverview()) deck.getCurrentSlide().scrollIntoView({ block: 'nearest' });
};

const say = (bar: HTMLElement, deck: RevealApi): void => {
  bar.querySelector('[data-count]')!.textContent = countOf(deck);
  bar.querySelector<HTMLButtonElement>('[data-do="prev"]')!.disabled = deck.isFirstSlide();
  bar.querySelector<HTMLButtonElement>('[data-do="next"]')!.disabled = deck.isLastSlide();
};

/**
 * Turns a plain page into a deck: `root` holds an empty `.slides` and, beside it, the page's content; `bar` holds the
 * buttons; `lesson` is the address to leave to, `speaker` that of the speaker's window, and `print` that of the print
 * edition, which has every figure's still picture.
 */
export async function startDeck(
  root: HTMLElement,
  bar: HTMLElement,
  { lesson, speaker, print }: { lesson: string; speaker: string; print: string },
): Promise<RevealApi> {
  const find = (selector: string) => root.querySelector<HTMLElement>(selector)!;
  const groups = gatherSlides(find('.deck-page'), find('.slides'), lesson);
  const stages = new Set([...groups.values()].filter((stage) => stage !== undefined));
  const exit = bar.querySelector<HTMLAnchorElement>('[data-exit]')!;
  document.documentElement.classList.add('deck-ready');
  if (mirrored() !== null) document.documentElement.classList.add('deck-mirror');

  const deck = new Reveal(find('.reveal'), options());

  // The speaker’s window shows the talk and leaves this to the talk’s own.
  const turned = mirrored() === null ? lookAhead(root, groups) : () => undefined;

  const show = (): void => {
    const slide = deck.getCurrentSlide() as Slide;
    const stage = groups.get(slide);
    const waits =
      stage?.dataset.waits !== undefined && slide.querySelector('.fragment:not(.visible)') !== null;
    showStage(stages, waits ? undefined : stage);
    slide.classList.toggle('with-stage', stage !== undefined && !waits);
    if (stage) setFigure(stage, slide);
    exit.href = slide.dataset.step ? `${lesson}#${slide.dataset.step}` : lesson;
    say(bar, deck);
    fit();
    turned(slide);
  };
  const fit = (): void => {
    if (deck.isOverview()) return;
    const slide = deck.getCurrentSlide() as Slide;
    const stage = groups.get(slide);
    if (stage) fitStage(stage);
    fitWords(slide);
  };

  const bind = (keyCode: number, key: string, does: () => void): void =>
    deck.addKeyBinding({ keyCode, key, description: key }, does);
  const bindSpeaker = (): void => {
    const open = tellSpeaker(deck, {
      speaker,
      count: () => countOf(deck),
      turn: (to) => actions[to]!(deck),
    });
    bind(83, 'S', open);
    bar.querySelector('[data-speaker]')!.addEventListener('click', open);
  };
  bind(69, 'E', () => exit.click());
  bind(82, 'R', show);
  bind(191, '?', () => actions.help!(deck));
  await deck.initialize();
  find('.reveal').removeAttribute('role'); // reveal.js says "application", which would hide the words' own roles
  for (const event of ['slidechanged', 'fragmentshown', 'fragmenthidden']) deck.on(event, show);
  if (mirrored() === null)
    for (const event of ['fragmentshown', 'fragmenthidden']) deck.on(event, () => addressReveal(deck));
  for (const event of ['slidechanged', 'overviewshown']) deck.on(event, () => bringIntoView(deck));
  let drawn: Promise<void> | undefined;
  const fitOverview = (): void => {
    if (deck.isOverview()) fitCells(deck.getSlides() as Slide[]);
  };
  deck.on('overviewshown', () => {
    fitOverview();
    drawn ??= drawStills(deck.getSlides() as Slide[], print);
    void drawn.then(fitOverview);
  });
  deck.on('overviewhidden', fit);
  // A figure takes its new state after the slide has come, and some answer later still.
  const resized = new ResizeObserver(fit);
  new ResizeObserver(fitOverview).observe(root);
  for (const box of [root, ...[...stages].map((stage) => stage.firstElementChild!)]) resized.observe(box);
  // What is unfolded on a slide makes its words more.
  root.addEventListener('toggle', fit, { capture: true });
  onSwipe(root, (direction) => actions[direction]!(deck));
  onClicker((direction) => actions[direction]!(deck));
  bar.addEventListener('click', ({ target }) => {
    const button = target instanceof Element ? target.closest<HTMLElement>('[data-do]') : null;
    if (button) actions[button.dataset.do!]!(deck);
  });
  bar.hidden = false;
  show();
  if (mirrored() === null) bindSpeaker();
  else followTalk(deck);
  return deck;
}
