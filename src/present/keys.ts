const typing = 'input, textarea, select, [contenteditable="true"], [contenteditable=""]';
const pressable = 'button, a[href], summary, [role="button"]';
const pressing = new Set(['Enter', ' ']);
/** What a presenter's clicker sends. */
const clicks = new Map([
  ['PageDown', 'next'],
  ['PageUp', 'prev'],
] as const);
const writing = 'textarea, input:not([type="range"], [type="radio"], [type="checkbox"]), [contenteditable]';

/**
 * Whether a key is the deck's. A focused control owns its keys; otherwise the deck does. A button needs only Enter
 * and space, so arrows still turn the slides after a click on it; Escape always gives the keys back to the deck.
 */
export function isForDeck(event: KeyboardEvent): boolean {
  if (event.defaultPrevented || event.altKey || event.ctrlKey || event.metaKey) return false;
  if (document.querySelector('dialog:modal')) return false;
  const target = event.target;
  if (!(target instanceof Element) || target === document.body) return true;
  if (event.key === 'Escape') return !releaseFocus(target);
  if (target.matches(typing)) return false;
  if (target.matches(pressable)) return !pressing.has(event.key);
  return !(target.closest('[data-stage]') && target.matches('[tabindex], [role]'));
}

/** Takes the focus out of a figure. @returns whether there was a focus to take. */
function releaseFocus(target: Element): boolean {
  if (!target.closest('[data-stage]') || !(target instanceof HTMLElement || target instanceof SVGElement))
    return false;
  target.blur();
  return true;
}

/** A clicker turns the slide while a slider of a figure has the focus: the slider could do with its keys, but gets along without. */
export function onClicker(turn: (direction: 'next' | 'prev') => void): void {
  const onKey = (event: KeyboardEvent) => {
    const direction = clicks.get(event.key as 'PageDown');
    const target = event.target as Element;
    if (!direction || !target.closest('[data-stage]') || target.matches(writing)) return;
    event.preventDefault();
    event.stopPropagation();
    turn(direction);
  };
  document.addEventListener('keydown', onKey, { capture: true });
}
