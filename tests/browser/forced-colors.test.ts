import { type Locator, expect, test } from '@playwright/test';
import { first, openFigure } from './figures.ts';

/** What has no words and is painted is a mark: its colour is what it shows. */
const marksOf = (figure: Locator) =>
  figure
    .locator('.drawing :empty:not(svg *)')
    .evaluateAll((elements) =>
      elements
        .map((element) => `${element.className} ${getComputedStyle(element).backgroundColor}`)
        .filter((mark) => !/rgba\(.*, 0\)$/.test(mark)),
    );

for (const { widget, address } of first)
  test(`${widget} keeps the colours of its marks where a reader's own colours are forced on the page`, async ({
    page,
  }) => {
    const figure = await openFigure(page, address);
    const own = await marksOf(figure);
    await page.emulateMedia({ forcedColors: 'active' });
    expect(await marksOf(figure)).toEqual(own);
  });
