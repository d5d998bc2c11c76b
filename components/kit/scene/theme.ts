/** Reads a token ('input') as the colour that it is now: 'rgb(0, 101, 163)'. */
export type TokenColour = (token: string) => string;

/** A reader of the tokens as they are at an element; light-dark() is resolved. */
export function tokenColours(at: HTMLElement): TokenColour {
  const probe = document.createElement('span');
  probe.hidden = true;
  return (token) => {
    probe.style.color = `var(--${token})`;
    at.append(probe);
    const { color } = getComputedStyle(probe);
    probe.remove();
    return color;
  };
}

/** Calls back when the page turns light or dark, by its own switch or the system's. Returns what stops it. */
export function onThemeChange(changed: () => void): () => void {
  const system = window.matchMedia('(prefers-color-scheme: dark)');
  const own = new MutationObserver(changed);
  own.observe(document.documentElement, { attributeFilter: ['data-theme'] });
  system.addEventListener('change', changed);
  return () => {
    own.disconnect();
    system.removeEventListener('change', changed);
  };
}
