import { expect, type Locator, type Page } from '@playwright/test';
import { htmlOf } from './site.ts';

/** One figure at one of its named settings, as the gallery lists it. */
export interface Case {
  widget: string;
  example: string;
  /** The page on which it stands alone at these settings. */
  address: string;
}

const entry =
  /<li\b[^>]*data-widget="([^"]+)"[^>]*data-example="([^"]+)"[^>]*>[\s\S]*?<a\b[^>]*href="([^"]+)"/g;

/** Every figure in every named example: what the gallery shows. */
export const cases: readonly Case[] = [...htmlOf('/gallery/').matchAll(entry)].map(
  ([, widget, example, address]) => ({
    widget: widget!,
    example: example!,
    address: address!.replaceAll('&#38;', '&').replaceAll('&amp;', '&'),
  }),
);

/** The first example of each widget: it stands for it where the behaviour is the frame's or the hand's. */
export const first: readonly Case[] = cases.filter(
  ({ widget }, at) => cases.findIndex((other) => other.widget === widget) === at,
);

/** Where one figure stands alone at one of its named settings. */
export function addressOf(widget: string, example: string): string {
  const found = cases.find((each) => each.widget === widget && each.example === example);
  if (!found) throw new Error(`the gallery has no example '${example}' of ${widget}: name one that it has`);
  return found.address;
}

/** A little longer than a figure takes until it begins to write its changes to the address. */
const settle = 400;

/** Opens a page and waits until its figure is awake and has settled. */
export async function openFigure(page: Page, address: string): Promise<Locator> {
  await page.goto(address);
  const figure = page.locator('.fb-figure').first();
  await expect(figure).toHaveAttribute('data-awake', '', { timeout: 20_000 });
  await page.waitForTimeout(settle);
  return figure;
}

const inOrder =
  '.controls input:enabled, .controls select:enabled, .controls button:enabled, .controls [role="slider"]';

/** Waits until the second of two keys is in the address as well. */
async function addressRests(page: Page): Promise<void> {
  let before: string;
  do {
    before = page.url();
    await page.waitForTimeout(settle);
  } while (page.url() !== before);
}

/** Moves the first control of a figure that can be moved by key, as a reader would. */
export async function changeSomething(figure: Locator): Promise<void> {
  const before = figure.page().url();
  for (const control of await figure.locator(inOrder).all()) {
    const tag = await control.evaluate((element) => element.tagName);
    await control.focus();
    if (tag === 'SELECT') {
      const values = await control
        .locator('option:enabled')
        .evaluateAll((all) => all.map((o) => (o as HTMLOptionElement).value));
      const now = await control.inputValue();
      await control.selectOption(values.find((value) => value !== now)!);
    } else if (tag === 'BUTTON') await control.press('Enter');
    else if ((await control.getAttribute('type')) === 'checkbox') await control.press('Space');
    else {
      await control.press('ArrowRight');
      await control.press('ArrowUp');
    }
    const changed = await expect
      .poll(() => figure.page().url(), { timeout: 4000 })
      .not.toBe(before)
      .then(() => true)
      .catch(() => false);
    if (changed) return addressRests(figure.page());
  }
  throw new Error('no control of the figure changes its address');
}
