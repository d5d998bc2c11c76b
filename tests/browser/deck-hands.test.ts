import { expect, test } from '@playwright/test';
import { current, decks, open, openStepWith, place, shown, stepsOf } from './decks.ts';

for (const deck of decks) {
  test.describe(deck, () => {
    test('leaves the arrow keys to a focused control of the figure, and takes them back on Escape', async ({
      page,
    }) => {
      const control = page.locator('[data-stage].shown').locator('input:visible, select:visible').first();
      const step = await openStepWith(page, deck, control);
      test.skip(!step, 'no step shows a control that has arrow keys');
      await control.focus();
      await page.keyboard.press('ArrowRight');
      expect(place(page)).toBe(step);
      await page.keyboard.press('Escape');
      await page.keyboard.press('ArrowRight');
      await expect.poll(() => place(page)).not.toBe(step);
    });

    test('turns by a clicker whatever has the focus, and opens its links beside itself', async ({ page }) => {
      const slider = page.locator('[data-stage].shown').locator('input[type="range"]:visible').first();
      const here = await openStepWith(page, deck, slider);
      await slider.focus();
      await page.keyboard.press('PageDown');
      await expect.poll(() => place(page)).not.toBe(here);
      await page.keyboard.press('PageUp');
      await expect.poll(() => place(page)).toBe(here);
      const links = page.locator('.slides a[href]:not([href^="#/"])');
      expect(await links.count()).toBeGreaterThan(0);
      for (const link of await links.all()) await expect(link).toHaveAttribute('target', '_blank');
    });

    test('has an overview, a black screen, its keys, and a way back to the lesson at the same step', async ({
      page,
    }) => {
      await open(page, deck);
      await page.keyboard.press('o');
      await expect(page.locator('.reveal')).toHaveClass(/overview/);
      const slides = page.locator('.slides > section');
      for (const slide of await slides.all()) await expect(slide).toBeVisible();
      await page.keyboard.press('End');
      await expect(slides.last()).toBeInViewport();
      await page.keyboard.press('Home');
      await expect(slides.first()).toBeInViewport();
      await page.keyboard.press('o');
      await page.keyboard.press('b');
      await expect(page.locator('.reveal')).toHaveClass(/paused/);
      await page.keyboard.press('b');
      await page.keyboard.press('?');
      await expect(page.getByRole('dialog')).toBeVisible();
      await page.keyboard.press('Escape');
      await expect(page.getByRole('dialog')).toBeHidden();

      const step = (await stepsOf(page)).at(-1);
      if (step) await open(page, deck, step);
      if (step) await expect(current(page)).toHaveAttribute('id', step);
      await page.keyboard.press('e');
      await page.waitForURL(`**${deck.replace('/present/', '/lessons/')}${step ? `#${step}` : ''}`);
    });

    test('shows in the overview the figure of each slide, still, fetched only then', async ({ page }) => {
      await open(page, deck);
      await expect(page.locator('.still')).toHaveCount(0);
      const twice = () =>
        page.evaluate(() => {
          const ids = [...document.querySelectorAll('[id]')].map(({ id }) => id);
          return ids.filter((id, at) => ids.indexOf(id) !== at);
        });
      const before = await twice();
      await page.keyboard.press('o');
      const steps = page.locator('.slides > [data-step]');
      await expect(steps.locator('.still .drawing')).toHaveCount(await steps.count());
      for (const drawing of await steps.locator('.still .drawing').all()) await expect(drawing).toBeVisible();
      expect(await twice()).toEqual(before);
      const cut = () =>
        page
          .locator('.slides > section')
          .evaluateAll((cells) =>
            cells.filter((cell) => cell.scrollHeight > cell.clientHeight + 1).map(({ id }) => id),
          );
      for (const [width, height] of [
        [1280, 720],
        [1920, 1080],
        [600, 900],
      ] as const) {
        await page.setViewportSize({ width, height });
        await expect.poll(cut, { message: `cut at ${width} × ${height}` }).toEqual([]);
      }
      await page.keyboard.press('o');
      await expect(page.locator('.still').filter({ visible: true })).toHaveCount(0);
    });

    test('opens a window for the speaker: the notes, the slide and the next; a reload of either finds the other', async ({
      page,
    }) => {
      test.slow();
      await open(page, deck);
      const slide = page.locator('.slides > section:has(aside.notes) + section').first();
      const id = (await slide.getAttribute('id'))!;
      const next = (await slide.locator('+ section').getAttribute('id'))!;
      await open(page, deck, id);
      const [speaker] = await Promise.all([page.waitForEvent('popup'), page.keyboard.press('s')]);
      await speaker.setViewportSize({ width: 1280, height: 800 });
      const notes = speaker.getByRole('region', { name: 'Notes' });
      const shows = (which: string) =>
        speaker.frameLocator(`[data-shows="${which}"]`).locator('.slides > .present');
      const expectAt = async (now: string, then: string) => {
        const words = await page.locator(`[id="${now}"] aside.notes`).allTextContents();
        await expect(notes).toContainText(words[0]?.trim().slice(0, 30) ?? 'No notes');
        await expect(shows('now')).toHaveAttribute('id', now);
        await expect(shows('next')).toHaveAttribute('id', then);
      };
      await expectAt(id, next);
      await expect(notes).toBeInViewport({ ratio: 1 });
      for (const frame of await speaker.locator('.frame').all())
        await expect(frame).toBeInViewport({ ratio: 1 });
      await speaker.reload();
      await expectAt(id, next);
      await page.reload();
      await expect(page.locator('.deck-bar')).toBeVisible();
      await speaker.keyboard.press('ArrowRight');
      await expect.poll(() => place(page)).toBe(next);
      await page.close();
      await expect(speaker.getByRole('status')).toContainText('press S');
    });
  });
}

test('what plays stops when the slide turns, and the next one shows what it speaks of', async ({ page }) => {
  const deck = '/present/transposed-convolution/';
  await open(page, deck, 'overlap');
  const told = await shown(page);
  await open(page, deck, 'one-stamp');
  await page.locator('[data-stage].shown').getByRole('button', { name: 'Play' }).click();
  await page.keyboard.press('ArrowRight');
  await expect(current(page)).toHaveAttribute('id', 'overlap');
  await page.waitForTimeout(2500); // it would have laid two more stamps
  expect(await shown(page)).toEqual(told);
});
