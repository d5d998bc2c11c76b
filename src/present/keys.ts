const typing = 'input, textarea, select, [contenteditable="true"], [contenteditable=""]';
const pressable = 'button, a[href], summary, [role="button"]';
const pressing = new Set(['Enter', ' ']);

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
