import { type Locator, type Page, expect } from '@playwright/test';
import { pages } from './site.ts';

export const decks = pages.filter((page) => page.startsWith('/present/'));

export const current = (page: Page) => page.locator('.slides > .present');
/** The slide that the address names; what is revealed on it may follow. */
export const place = (page: Page): string => new URL(page.url()).hash.split('/')[1] ?? '';

/** Opens a deck at a slide, once its figures are awake. */
export async function open(page: Page, deck: string, slide = ''): Promise<void> {
  await page.goto(`${deck}${slide && `#/${slide}`}`);
  await expect(page.locator('.deck-bar')).toBeVisible();
  const stage = page.locator('[data-stage].shown .fb-figure');
  if ((await stage.count()) > 0) await expect(stage).toHaveAttribute('data-awake', '');
}

/** The slides that set a figure, by name, in order. */
export const stepsOf = (page: Page): Promise<string[]> =>
  page.locator('.slides > [data-step]').evaluateAll((all) => all.map(({ id }) => id));

/** Opens a deck at its first step whose figure shows a control. @returns the step's name, if there is one. */
export async function openStepWith(page: Page, deck: string, control: Locator): Promise<string | undefined> {
  await open(page, deck);
  for (const step of await stepsOf(page)) {
    await open(page, deck, step);
    if ((await control.count()) > 0) return step;
  }
  return undefined;
}

/** So far apart two looks at controls that follow a change must be alike: several times as long as they take. */
const STILL = 250;

/** What the figure's controls say: their values, and which are pressed; once it is awake and they no longer move. */
export async function shown(page: Page): Promise<string[]> {
  await expect(page.locator('[data-stage].shown .fb-figure')).toHaveAttribute('data-awake', '');
  const controls = page
    .locator('[data-stage].shown .fb-figure')
    .locator('input, select, [aria-pressed="true"], [aria-current], [aria-selected="true"]');
  let state: string[] = [];
  await expect
    .poll(
      async () => {
        const before = state;
        state = await controls.evaluateAll((all) =>
          all.map((control) =>
            control instanceof HTMLInputElement || control instanceof HTMLSelectElement
              ? `${control.value} ${'checked' in control && control.checked}`
              : (control.getAttribute('aria-label') ?? control.textContent),
          ),
        );
        return state.length > 0 && state.join() === before.join();
      },
      { intervals: [STILL] },
    )
    .toBe(true);
  return state;
}
