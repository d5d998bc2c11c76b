import { type CDPSession, type Locator, type Page, expect, test } from '@playwright/test';
import { first, openFigure } from './figures.ts';

test.use({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true });

/** Parts of a drawing that have a look of their own, few enough to try each. */
const most = 6;

/** Places to tap, as shares of a drawing from its middle; not each has a cell, and a second tap may take back the first. */
const taps = [
  [0.3, 0.3],
  [-0.2, -0.2],
  [0.1, 0.1],
  [0, 0],
] as const;

interface Point {
  x: number;
  y: number;
}

/** A finger that is put down, moved along a line, and lifted. */
async function wipe(cdp: CDPSession, from: Point, to: Point): Promise<void> {
  const moves = 12;
  const at = (part: number) => [{ x: from.x + part * (to.x - from.x), y: from.y + part * (to.y - from.y) }];
  await cdp.send('Input.dispatchTouchEvent', { type: 'touchStart', touchPoints: at(0) });
  for (let move = 1; move <= moves; move++)
    await cdp.send('Input.dispatchTouchEvent', { type: 'touchMove', touchPoints: at(move / moves) });
  await cdp.send('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [] });
}

const scrolled = (page: Page) => page.evaluate(() => Math.round(scrollY));

/** Brings a part into the middle of the screen. */
async function middleOf(part: Locator): Promise<Point> {
  await part.evaluate((element) => {
    const { top, height } = element.getBoundingClientRect();
    scrollBy({ top: top + Math.min(height, 500) / 2 - innerHeight / 2, behavior: 'instant' });
  });
  const { x, y, width, height } = (await part.boundingBox())!;
  return { x: x + width / 2, y: y + Math.min(height, 500) / 2 };
}

async function partsOf(figure: Locator, selector: string): Promise<Locator[]> {
  const parts: Locator[] = [];
  for (const part of await figure.locator(selector).all()) {
    const box = (await part.isVisible()) && (await part.boundingBox());
    if (box && box.width > 20 && box.height > 20) parts.push(part);
  }
  return parts.slice(0, most);
}

for (const { widget, address } of first) {
  test(`${widget}: a finger that scrolls over it changes nothing`, async ({ page }) => {
    const figure = await openFigure(page, address);
    const cdp = await page.context().newCDPSession(page);
    const before = page.url();
    for (const part of await partsOf(figure, '.drawing :is(svg, canvas):not(svg svg)')) {
      const { x, y } = await middleOf(part);
      const top = await scrolled(page);
      await wipe(cdp, { x, y }, { x: x + 3, y: y - 100 });
      await expect.poll(() => scrolled(page)).toBeGreaterThan(top + 40);
    }
    await page.waitForTimeout(600); // a change is written to the address a little later
    expect(page.url()).toBe(before);
  });

  test(`${widget}: a finger moves each slider of its drawing, by a wipe or by a tap`, async ({ page }) => {
    const figure = await openFigure(page, address);
    const cdp = await page.context().newCDPSession(page);
    for (const part of await partsOf(figure, '.drawing [role="slider"]')) {
      const { x, y } = await middleOf(part);
      const { width, height } = (await part.boundingBox())!;
      const top = await scrolled(page);
      const told = () => part.getAttribute('aria-valuenow');
      const before = await told();
      await wipe(cdp, { x: x - 0.1 * width, y }, { x: x + 0.3 * width, y });
      // Where cells are many and small, only a tap chooses.
      for (const [right, down] of taps)
        if ((await told()) === before) {
          await page.touchscreen.tap(x + right * width, y + down * Math.min(height, 500));
          await page.waitForTimeout(100);
        }
      await expect.poll(told).not.toBe(before);
      expect(await scrolled(page)).toBe(top);
    }
  });
}
