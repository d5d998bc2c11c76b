/** What a step is about is brought into sight inside the box that its figure scrolls in; the page stays where it is. */

/** Of the box's height, what the words "more below" may cover, in pixels. */
const cue = 48;

function partOf(figure: HTMLElement, name: string): Element | null {
  const quoted = CSS.escape(name);
  return figure.querySelector(`[data-part~="${quoted}"]`) ?? figure.querySelector(`[data-link="${quoted}"]`);
}

/** In the middle, clear of a table's head and of a panel at the foot; what is too tall, from its top. */
function bring(stage: HTMLElement, part: Element): void {
  const { top, height } = part.getBoundingClientRect();
  const room = Math.max(0, stage.clientHeight - cue - height) / 2;
  stage.scrollTop += top - stage.getBoundingClientRect().top - room;
}

const leaves = ['wheel', 'touchmove', 'pointerdown', 'keydown'] as const;
const ends = new WeakMap<HTMLElement, () => void>();

/**
 * Keeps a part in sight while the figure wakes up and draws what it was set to, until the reader scrolls or uses it.
 * @param name The part's `data-part`, or its `data-link`; undefined: back to the figure's top, if a step led away from it.
 */
export function lookAt(figure: HTMLElement, name: string | undefined): void {
  const stage = figure.closest<HTMLElement>('.stage');
  if (stage === null) return;
  ends.get(stage)?.();
  if (name === undefined) {
    if (ends.delete(stage)) stage.scrollTop = 0;
    return;
  }
  const look = () => {
    const part = partOf(figure, name);
    if (part) bring(stage, part);
  };
  const sizes = new ResizeObserver(look);
  const parts = new MutationObserver(look);
  const end = () => {
    sizes.disconnect();
    parts.disconnect();
    for (const leave of leaves) stage.removeEventListener(leave, end);
  };
  ends.set(stage, end);
  for (const leave of leaves) stage.addEventListener(leave, end, { passive: true });
  sizes.observe(figure);
  parts.observe(figure, { childList: true, subtree: true });
  look();
}
