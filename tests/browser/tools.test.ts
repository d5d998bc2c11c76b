import { expect, test } from '@playwright/test';
import { openFigure } from './figures.ts';

const address = '/gallery/transposed-conv/';

test('an iframe of the embed code shows all of the figure at the width it was copied at', async ({
  page,
}) => {
  for (const width of [390, 800, 1440]) {
    await page.setViewportSize({ width, height: 844 });
    const figure = await openFigure(page, address);
    const before = (await figure.boundingBox())!;
    await figure.getByRole('button', { name: 'Embed' }).click();
    const code = await figure.locator('.copied input').inputValue();
    const height = Number(/height="(\d+)"/.exec(code)![1]);
    const page2 = await page.context().newPage();
    await page2.setViewportSize({ width: Math.round(before.width) + 24, height });
    const embedded = await openFigure(page2, /src="([^"]+)"/.exec(code)![1]!);
    await expect(embedded).toBeVisible();
    const hidden = await page2.evaluate(() => document.documentElement.scrollHeight - innerHeight);
    expect(hidden, `${width} px`).toBeLessThanOrEqual(0);
    await page2.close();
  }
});

test('a figure taller than the screen begins at its top when it fills it', async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  const figure = await openFigure(page, address);
  await figure.getByRole('button', { name: 'Full screen' }).click();
  await expect(figure.getByRole('button', { name: 'Leave full screen' })).toBeVisible();
  await figure.evaluate((box) => {
    box.scrollTop = 0;
  });
  const top = await figure.locator('.controls').evaluate((box) => box.getBoundingClientRect().top);
  expect(top).toBeGreaterThanOrEqual(0);
});
