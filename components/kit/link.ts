import './link.css';

/** Sent within a [data-linked] scope when what is lit changes; `detail` is the set of lit keys. */
export const linkEvent = 'fieldbook:link';

const scopeOf = (target: Element): Element | null => target.closest('[data-linked]');

/** The keys of an element: `data-link="kernel layer-2"` has two. */
const keysOf = (element: Element): string[] =>
  (element.getAttribute('data-link') ?? '').split(/\s+/).filter(Boolean);

/** Lights everything in a scope that has one of these keys, and nothing else. */
export function light(scope: Element, keys: readonly string[]): void {
  for (const element of scope.querySelectorAll('[data-link]')) {
    element.classList.toggle(
      'lit',
      keysOf(element).some((key) => keys.includes(key)),
    );
  }
  scope.dispatchEvent(new CustomEvent(linkEvent, { detail: keys }));
}

let lit: Element | null = null;

function lightAt(target: EventTarget | null): void {
  const linked = target instanceof Element ? target.closest('[data-link]') : null;
  const scope = linked && scopeOf(linked);
  if (lit && lit !== scope) light(lit, []);
  if (linked && scope) light(scope, keysOf(linked));
  lit = scope;
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
