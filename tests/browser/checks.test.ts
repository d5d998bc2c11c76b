import { expect, test } from '@playwright/test';
import { pages } from './site.ts';
import { watch } from './watch.ts';

for (const lesson of pages.filter((page) => /^\/lessons\/./.test(page)))
  test(`${lesson}: each check answers, and leaves the figures of its answer alone`, async ({ page }) => {
    const complaints = watch(page);
    await page.goto(lesson);
    const checks = page.locator('form[data-check]');
    const count = await checks.count();
    expect(count).toBeGreaterThan(0);
    const answered = async () => {
      for (const check of await checks.all()) {
        await expect(check.locator('.verdict')).not.toBeEmpty();
        await expect(check.locator('> details')).toHaveAttribute('open', '');
        await expect(check.locator('[data-predicted]')).toHaveText(
          await check.locator('> fieldset label').last().innerText(),
        );
        await expect(check.locator('.fb-figure input[type="radio"]:disabled')).toHaveCount(0);
      }
    };
    for (const check of await checks.all()) {
      await check.getByRole('radio').last().check();
      await check.getByRole('button', { name: 'Check this prediction' }).click();
      const control = check.locator('.fb-figure input:enabled').first();
      if ((await control.count()) > 0) await control.press('Enter');
    }
    await answered();
    await page.reload();
    await answered();
    expect(complaints).toEqual([]);
  });
