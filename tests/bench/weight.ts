import { gzipSync } from 'node:zlib';
import { chromium as playwright } from '@playwright/test';
import { flags } from '../browser/chromium.ts';
import { pages } from './pages.ts';

const kinds = ['document', 'script', 'stylesheet', 'font'] as const;

/** What a page loads by itself and once scrolled through, untouched: gzipped as a static host would send it (fonts are compressed already). */
export async function benchWeight(site: string, executablePath: string): Promise<void> {
  const browser = await playwright.launch({ executablePath, args: flags });
  console.log(`| kB gzipped | ${kinds.join(' | ')} |\n| --- | ${kinds.map(() => '---:').join(' | ')} |`);
  for (const path of pages) {
    const page = await browser.newPage();
    const bytes: Record<string, number> = {};
    page.on('response', async (response) => {
      const kind = response.request().resourceType();
      const body = await response.body();
      bytes[kind] =
        (bytes[kind] ?? 0) + (kind === 'font' ? body.length : gzipSync(body, { level: 9 }).length);
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
  console.log();
}
