import { whenIdle } from '@kit/idle.ts';
import type { Slide } from './slides.ts';
import { foretell, figureOf } from './stage.ts';

/** So long nothing has turned, moved or been touched before anything is done ahead, in milliseconds. */
const REST = 1000;
const stirrings = ['pointermove', 'pointerdown', 'keydown', 'fieldbook:change'];

/**
 * Sees to it that the next slide's figure has its answer at once: while the class looks at this slide, that figure wakes, out
 * of sight, and works out what it will be asked for. Of the slide that is shown nothing changes.
 * @returns what is to be told of each turn.
 */
export function lookAhead(
  root: HTMLElement,
  stages: ReadonlyMap<Slide, HTMLElement | undefined>,
): (now: Slide) => void {
  let expected: Slide | null = null;
  let told: HTMLElement | undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;

  const tell = (figure: HTMLElement | undefined, set: string | undefined) => {
    if (told !== figure) foretell(told, undefined);
    foretell(figure, set);
    told = figure;
  };
  const prepare = (next: Slide) => {
    if (next !== expected) return;
    timer = undefined;
    tell(figureOf(stages.get(next)), next.dataset.set);
  };
  const wait = (next: Slide) => {
    clearTimeout(timer);
    timer = setTimeout(() => whenIdle(() => prepare(next)), REST);
  };
  for (const stirring of stirrings)
    root.addEventListener(stirring, () => expected && timer && wait(expected), { passive: true });

  return (now) => {
    const next = now.nextElementSibling as Slide | null;
    if (next === expected) return;
    // Turned elsewhere: what was begun for that slide is not wanted.
    if (now !== expected) tell(undefined, undefined);
    clearTimeout(timer);
    expected = next;
    if (next) wait(next);
  };
}
