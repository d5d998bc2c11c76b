import { expect, test } from '@playwright/test';
import { pages } from './site.ts';

const editions = pages.filter((page) => page.startsWith('/print/'));

test.use({ javaScriptEnabled: false });

for (const edition of editions) {
  test.describe(edition, () => {
    test('draws a figure for every step, each in its own state', async ({ page }) => {
      await page.goto(edition);
      const steps = await page.locator('[data-step]').all();
      const figures = await Promise.all(steps.map((step) => step.locator('.fb-figure').innerHTML()));
      expect(new Set(figures).size).toBe(steps.length);
    });

    test('has no figure that waits for somebody to move it', async ({ page }) => {
      await page.goto(edition);
      expect(await page.locator('.fb-figure').count()).toBeGreaterThan(0);
      expect(await page.locator('.fb-figure:not([data-edition="still"])').count()).toBe(0);
      await expect(
        page
          .locator('.fb-figure')
          .locator('button:enabled, input:enabled, select:enabled')
          .filter({ visible: true }),
      ).toHaveCount(0);
    });

    test('folds nothing away and says the addresses of its sources', async ({ page }) => {
      await page.goto(edition);
      await page.emulateMedia({ media: 'print' });
      for (const folded of await page.locator('details > :not(summary)').all())
        expect((await folded.boundingBox())?.height).toBeGreaterThan(0);
      const links = await page.locator('#sources + ul a').all();
      expect(links.length).toBeGreaterThan(0);
      for (const link of links) {
        const said = await link.evaluate((element) => getComputedStyle(element, '::after').content);
        expect(said).toContain((await link.getAttribute('href'))!);
      }
    });

    test('fits the paper it is printed on', async ({ page }) => {
      await page.emulateMedia({ media: 'print' });
      await page.setViewportSize({ width: 642, height: 970 }); // A4 less its margins, at 96 px an inch
      await page.goto(edition);
      const wide = await page.evaluate(() =>
        [...document.querySelectorAll('main *')]
          .filter((element) => element.getBoundingClientRect().right > innerWidth + 1)
          .filter((element) => !element.closest('[hidden], .said, .katex') && !element.matches('svg *'))
          .map((element) => element.outerHTML.slice(0, 100)),
      );
      expect(wide).toEqual([]);
    });
  });
}
