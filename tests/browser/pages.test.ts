import { expect, test } from '@playwright/test';
import { violationsOf } from './axe.ts';
import { overflow, smallWords } from './reading.ts';
import { pages } from './site.ts';
import { watch } from './watch.ts';

for (const address of pages) {
  test.describe(address, () => {
    test('has one h1, a title and a language, and nothing to complain of in the console', async ({
      page,
    }) => {
      const complaints = watch(page);
      await page.goto(address, { waitUntil: 'networkidle' });
      await expect(page.locator('h1')).toHaveCount(1);
      await expect(page).toHaveTitle(/\S/);
      await expect(page.locator('html')).toHaveAttribute('lang', 'en');
      expect(complaints).toEqual([]);
    });

    test('has no accessibility violation, light or dark', async ({ page }) => {
      test.slow(); // the gallery holds every figure in every example
      await page.goto(address, { waitUntil: 'networkidle' });
      // What is drawn still here is looked at live, one by one, in gallery.test.ts.
      expect(await violationsOf(page, ['[data-edition="still"]'])).toEqual([]);
    });

    test('fits a phone: nothing wider than the window, no words too small to read', async ({ page }) => {
      await page.setViewportSize({ width: 390, height: 844 });
      await page.goto(address, { waitUntil: 'networkidle' });
      expect(await overflow(page)).toBeLessThanOrEqual(0);
      expect(await smallWords(page)).toEqual([]);
    });
  });
}

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false });

  for (const address of pages)
    test(`${address} can be read, figures and all`, async ({ page }) => {
      await page.goto(address);
      await expect(page.locator('main')).toBeVisible();
      expect((await page.locator('main').innerText()).length).toBeGreaterThan(40);
      // The answer of a check stays shut until it is asked for.
      for (const figure of await page.locator('.fb-figure .drawing:not(details:not([open]) *)').all())
        await expect(
          figure.locator('svg, table, pre, math, ol').filter({ visible: true }).first(),
        ).toBeVisible();
    });
});
