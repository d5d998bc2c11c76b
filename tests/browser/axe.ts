import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';

/** What axe finds wrong with the page, a line each: everything in light, and in dark what a theme can change. */
export async function violationsOf(page: Page, except: readonly string[] = []): Promise<string[]> {
  const found: string[] = [];
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    await page.evaluate(() => Promise.allSettled(document.getAnimations().map(({ finished }) => finished)));
    // Chromium at times leaves single elements in the colours of the scheme before; drawn anew, all have those of this one.
    await page.evaluate(() => {
      const { style } = document.documentElement;
      style.display = 'none';
      void document.documentElement.offsetHeight;
      style.display = '';
    });
    const axe = new AxeBuilder({ page });
    for (const selector of except) axe.exclude(selector);
    if (colorScheme === 'dark') axe.withRules(['color-contrast', 'link-in-text-block']);
    const { violations } = await axe.analyze();
    for (const { id, nodes } of violations)
      for (const { html, failureSummary } of nodes)
        found.push(`${colorScheme}: ${id}: ${html}: ${failureSummary?.replaceAll(/\s+/g, ' ')}`);
  }
  return found;
}
