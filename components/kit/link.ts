import './link.css';

/** The widest scope around an element: on a lesson the whole article, so that its prose and formulas light up with its figures. */
function scopeOf(target: Element): Element | null {
  let scope: Element | null = null;
  for (let at = target.closest('[data-linked]'); at; at = at.parentElement?.closest('[data-linked]') ?? null)
    scope = at;
  return scope;
}

/** The keys of an element: `data-link="kernel layer-2"` has two. */
const keysOf = (element: Element): string[] =>
  (element.getAttribute('data-link') ?? '').split(/\s+/).filter(Boolean);

/** All that is lit. */
let shining = new Set<Element>();

/** Lights everything in a scope that has one of these keys, and nothing else anywhere. */
function light(scope: Element | null, keys: readonly string[]): void {
  const selector = keys.map((key) => `[data-link~="${CSS.escape(key)}"]`).join();
  const found = new Set(scope && selector ? scope.querySelectorAll(selector) : []);
  for (const element of shining) if (!found.has(element)) element.classList.remove('lit');
  for (const element of found) element.classList.add('lit');
  shining = found;
}

function lightAt(target: EventTarget | null): void {
  const linked = target instanceof Element ? target.closest('[data-link]') : null;
  const scope = linked && scopeOf(linked);
  if (linked && scope) light(scope, keysOf(linked));
  else light(null, []);
}

let started = false;

/** Starts linked highlighting on the page, once; hovering and focusing do the same. */
export function startLinking(): void {
  if (started) return;
  started = true;
  document.addEventListener('pointerover', ({ target }) => {
    lightAt(target);
  });
  document.addEventListener('focusin', ({ target }) => {
    lightAt(target);
  });
  document.addEventListener('focusout', ({ relatedTarget }) => {
    lightAt(relatedTarget);
  });
}
