import { test } from '@playwright/test';
import { fileURLToPath } from 'node:url';
import { cases } from './figures.ts';
import { pages } from './site.ts';

/* Pictures to look at, not to compare: SCREENS=1 npm run test:browser -- screens */
const folder = fileURLToPath(new URL('../../test-results/screens', import.meta.url));
const views = [...pages, ...cases.map(({ address }) => address)];

for (const address of views)
  for (const width of [390, 1024, 1920])
    test(`${address} at ${width} px`, async ({ page }) => {
      const name = address.replaceAll(/[^\w.=-]+/g, '_').slice(0, 120);
      await page.setViewportSize({ width, height: width === 390 ? 844 : (width * 9) / 16 });
      await page.goto(address, { waitUntil: 'networkidle' });
      for (const look of ['light', 'dark', 'print'] as const) {
        await page.emulateMedia(
          look === 'print' ? { media: 'print' } : { media: 'screen', colorScheme: look },
        );
        await page.screenshot({ path: `${folder}/${name}-${width}-${look}.png`, fullPage: true });
      }
    });
