import { expect, test } from '@playwright/test';
import { pages } from './site.ts';

for (const lesson of pages.filter((page) => page.startsWith('/lessons/')))
  test(`${lesson} can be put on paper: the faces of what is folded away are there`, async ({ page }) => {
    await page.goto(lesson);
    const folded = page.locator('details:not([open]) :is(.katex *, code, em, strong, p)');
    const missing = () =>
      folded.evaluateAll((elements) =>
        elements
          .filter((element) => {
            const { fontStyle, fontWeight, fontFamily } = getComputedStyle(element);
            const own = [...element.childNodes].filter((node) => node instanceof Text);
            const words = own.map(({ data }) => data).join('');
            return !document.fonts.check(`${fontStyle} ${fontWeight} 1em ${fontFamily}`, words);
          })
          .map(({ outerHTML }) => outerHTML),
      );
    expect(await folded.count()).toBeGreaterThan(0);
    await expect.poll(missing).toEqual([]);
  });
