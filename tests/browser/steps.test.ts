import { expect, test } from '@playwright/test';
import { pages } from './site.ts';

const lessons = pages.filter((page) => /^\/lessons\/./.test(page));

test('a figure taller than its window says so until its end is in sight, and scrolls by keyboard', async ({
  page,
}) => {
  test.slow(); // all lessons, figure by figure
  await page.setViewportSize({ width: 1280, height: 900 });
  let tall = 0;
  for (const lesson of lessons) {
    await page.goto(lesson);
    for (const stage of await page.locator('[data-steps] > .stage').all()) {
      await stage.scrollIntoViewIfNeeded();
      await expect(stage.locator('.fb-figure')).toHaveAttribute('data-awake', '');
      const hidden = () => stage.evaluate((box) => box.scrollHeight - box.clientHeight - box.scrollTop);
      const more = stage.locator('> .more');
      if ((await hidden()) <= 2) {
        await expect(more).toBeHidden();
        continue;
      }
      tall += 1;
      await expect(more).toBeVisible();
      await stage.focus();
      await page.keyboard.press('End');
      await expect.poll(hidden).toBeLessThanOrEqual(2);
      await expect(more).toBeHidden();
    }
  }
  expect(tall).toBeGreaterThan(0);
});
