import { expect, test } from '@playwright/test';
import { cases, openFigure } from './figures.ts';

test('on a phone every amount that is not 0 has a bar to be seen, and a 0 has none', async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await openFigure(page, '/embed/network-table/?show=table');
  const bars = await page.locator('td:has(.bar)').evaluateAll((cells) =>
    cells.map((cell) => ({
      amount: cell.textContent.trim(),
      width: cell.querySelector('.bar')!.getBoundingClientRect().width,
    })),
  );
  expect(bars.length).toBeGreaterThan(0);
  expect(bars.filter(({ amount, width }) => amount === '0' || width < 1)).toEqual([]);
});

for (const { example, address } of cases.filter(({ address }) => address.includes('show=growth')))
  test(`beside the growing image the names lie outside the axes: ${example}`, async ({ page }) => {
    for (const width of [390, 1024, 1920]) {
      await page.setViewportSize({ width, height: 844 });
      const figure = await openFigure(page, address);
      const axes = (await figure.locator('svg.growth .axis').boundingBox())!;
      const names = figure.locator('svg.growth .name').filter({ visible: true });
      expect(await names.count()).toBeGreaterThanOrEqual(3);
      for (const name of await names.all())
        expect((await name.boundingBox())!.x).toBeGreaterThan(axes.x + axes.width);
    }
  });
