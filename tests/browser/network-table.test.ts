import { expect, test } from '@playwright/test';
import { openFigure } from './figures.ts';

test.use({ reducedMotion: 'reduce', viewport: { width: 390, height: 844 } });

/* The table comes first there, though it stands after the source in the page's own order. */
test('on a phone Tab goes down the network table’s parts as they stand, and leaves none out', async ({
  page,
}) => {
  const figure = await openFigure(page, '/tools/network-table/');
  const parts = figure.locator('.body > :is(.choice, .source, .volumes, .layers, .copy, .receptive-field)');
  const standing = await parts.evaluateAll((all) =>
    all
      .toSorted((a, b) => a.getBoundingClientRect().top - b.getBoundingClientRect().top)
      .map((part) => part.classList[0]),
  );
  expect(standing).toHaveLength(6);
  const walked = new Set<string>();
  await figure.locator('.choice input:checked').focus();
  for (let press = 0; press < 60; press++) {
    const part = await page.evaluate(() => document.activeElement?.closest('.body > *')?.classList[0]);
    if (part === undefined) break;
    if (standing.includes(part)) walked.add(part);
    await page.keyboard.press('Tab');
  }
  expect([...walked]).toEqual(standing);
});
