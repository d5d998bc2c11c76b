import { chromium as playwright } from '@playwright/test';
import { flags } from '../browser/chromium.ts';
import { host } from './host.ts';
import { pages } from './pages.ts';

const kinds = ['document', 'script', 'stylesheet', 'font', 'image'] as const;

/** What a page loads by itself and once scrolled through, untouched: bodies as a static host sends them. */
export async function benchWeight(dist: string, executablePath: string): Promise<void> {
  const { site, stop } = await host(dist, { gzip: true });
  const browser = await playwright.launch({ executablePath, args: flags });
  console.log(`| kB gzipped | ${kinds.join(' | ')} |\n| --- | ${kinds.map(() => '---:').join(' | ')} |`);
  for (const path of pages) {
    const page = await browser.newPage();
    const bytes: Record<string, number> = {};
    page.on('requestfinished', async (request) => {
      const { responseBodySize } = await request.sizes();
      const kind = request.resourceType();
      bytes[kind] = (bytes[kind] ?? 0) + responseBodySize;
    });
    const report = (when: string) =>
      console.log(
        `| \`${path}\` ${when} | ${kinds.map((kind) => ((bytes[kind] ?? 0) / 1000).toFixed(1)).join(' | ')} |`,
      );
    await page.goto(site + path, { waitUntil: 'networkidle' });
    report('opened');
    for (let step = 0; step < (await page.evaluate(() => document.body.scrollHeight)) / 500; step++) {
      await page.mouse.wheel(0, 500);
      await page.waitForTimeout(50);
    }
    await page.waitForLoadState('networkidle');
    report('scrolled through');
    await page.close();
  }
  await browser.close();
  stop();
  console.log();
}
