import type { ClientDirective } from 'astro';
import { whenSettled } from './idle.ts';

declare module 'astro' {
  interface AstroClientDirectives {
    'client:wake'?: boolean;
  }
}

/** A reader turns to a figure, a step sets it, or a slide shows it. They are captured, as the last two do not bubble. */
const calls = ['pointerover', 'pointerdown', 'click', 'focusin', 'fieldbook:set', 'fieldbook:wake'];

/**
 * `client:wake`: a figure's scripts are fetched once it is in view, and take it over when somebody first turns to it.
 * They are then at hand, so that they run before the press or the key that woke them reaches its place in the figure.
 */
const wake: ClientDirective = (load, _options, island) => {
  let fetched: ReturnType<typeof load> | undefined;
  const fetch = () => (fetched ??= load());

  const seen = new IntersectionObserver((entries) => {
    if (!entries.some(({ isIntersecting }) => isIntersecting)) return;
    seen.disconnect();
    whenSettled(fetch);
  });
  for (const child of island.children) seen.observe(child);

  const called = async () => {
    for (const call of calls) island.removeEventListener(call, called, true);
    const takeOver = await fetch();
    await takeOver();
  };
  for (const call of calls) island.addEventListener(call, called, true);
  if (island.querySelector('[data-wish]')) void called();
};

export default wake;
