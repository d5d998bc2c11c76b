import { expect, test, type Page } from '@playwright/test';
import { current, decks, open, place, shown, stepsOf } from './decks.ts';
import { smallWords } from './reading.ts';
import { watch } from './watch.ts';

/** How many pixels of the slide or its figure are out of sight. */
const hidden = (page: Page): Promise<number> =>
  page
    .locator('.slides > .present, [data-stage].shown')
    .evaluateAll((boxes) => Math.max(...boxes.map((box) => box.scrollHeight - box.clientHeight)));

const eventually = expect.configure({ soft: true, timeout: 5_000 });

/** That a slide can be read from the last row, all of it, once its figure is awake and has fitted itself to the slide. */
async function expectWhole(page: Page, name: string): Promise<void> {
  const figure = page.locator('[data-stage].shown .fb-figure');
  if ((await figure.count()) > 0) await expect(figure).toHaveAttribute('data-awake', '');
  await page.waitForTimeout(300); // what is measured at once may still be the slide before
  await eventually.poll(() => smallWords(page, 24, ''), { message: name }).toEqual([]);
  await eventually.poll(() => hidden(page), { message: `${name}: pixels to scroll` }).toBeLessThanOrEqual(1);
}

for (const deck of decks) {
  test.describe(deck, () => {
    test('starts at its title and turns by arrow keys, with the slide in the address', async ({ page }) => {
      const complaints = watch(page);
      await open(page, deck);
      await expect(current(page).locator('h1')).toBeVisible();
      const names: string[] = [];
      for (let last = ''; last !== place(page);) {
        last = place(page);
        names.push(last);
        await page.keyboard.press('ArrowRight');
        while ((await current(page).locator('.fragment:not(.visible)').count()) > 0)
          await page.keyboard.press('ArrowRight');
      }
      expect(names).toEqual(expect.arrayContaining(await stepsOf(page)));
      expect(new Set(names).size).toBe(names.length);
      await page.goBack();
      expect(place(page)).toBe(names.at(-2));
      expect(complaints).toEqual([]);
    });

    test('shows each step with its own state of the figure, from wherever it is entered', async ({
      page,
    }) => {
      test.slow(); // every step twice
      await page.emulateMedia({ reducedMotion: 'reduce' });
      await open(page, deck);
      const steps = await stepsOf(page);
      const direct = new Map<string, string[]>();
      for (const step of steps) {
        await page.goto('about:blank');
        await open(page, deck, step);
        await expect(current(page)).toHaveAttribute('id', step);
        direct.set(step, await shown(page));
      }
      for (const step of steps.toReversed()) {
        // By the slide itself: the address comes a moment later.
        for (let back = 0; (await current(page).getAttribute('id')) !== step && back < 20; back += 1)
          await page.keyboard.press('ArrowLeft');
        await expect(current(page)).toHaveAttribute('id', step);
        expect(await shown(page)).toEqual(direct.get(step));
      }
    });

    test('has every slide whole, its words large enough to read from the last row', async ({ page }) => {
      await page.setViewportSize({ width: 1920, height: 1080 });
      await open(page, deck);
      for (const slide of await page.locator('.slides > section').all()) {
        await page.evaluate((id) => (location.hash = `/${id}`), await slide.getAttribute('id'));
        await expect(slide).toHaveClass(/present/);
        await expectWhole(page, (await slide.getAttribute('id'))!);
        if ((await slide.locator('.fragment').count()) === 0) continue;
        await page.keyboard.press('ArrowRight');
        await expectWhole(page, `${await slide.getAttribute('id')}, answered`);
      }
    });

    test('keeps what is revealed in the address, and goes back to the slide before it', async ({ page }) => {
      await open(page, deck);
      const revealing = page.locator('.slides > section:has(.fragment)').first();
      test.skip((await revealing.count()) === 0, 'nothing to reveal');
      const id = (await revealing.getAttribute('id'))!;
      await page.evaluate((slide) => (location.hash = `/${slide}`), id);
      await expect(revealing).toHaveClass(/present/);
      await page.keyboard.press('ArrowRight');
      await expect(revealing.locator('.fragment.visible')).toHaveCount(1);
      const size = () => revealing.evaluate((slide) => slide.style.getPropertyValue('--words'));
      await page.waitForTimeout(500); // a figure that comes with it settles
      const before = await size();
      await page.reload();
      await expect.poll(size).toBe(before);
      await expect(revealing.locator('.fragment.visible')).toHaveCount(1);
      await page.keyboard.press('ArrowLeft');
      await expect(revealing.locator('.fragment.visible')).toHaveCount(0);
      await page.reload();
      await expect(page.locator('.deck-bar')).toBeVisible();
      await expect(revealing.locator('.fragment.visible')).toHaveCount(0);
      await page.goBack();
      await expect(current(page).locator('h1')).toBeVisible();
    });

    test('keeps some slides back: they stand after the counted ones, and a slide of their titles leads to them', async ({
      page,
    }) => {
      await open(page, deck);
      const slides = page.locator('.slides > section');
      const kept = page.locator('.slides > #more ~ section');
      expect(await page.locator('.slides > [data-backup]').count()).toBe(await kept.count());
      test.skip((await kept.count()) === 0, 'the lesson keeps no slide back');
      const counted = (await slides.count()) - (await kept.count()) - 1;
      await expect(page.locator('[data-count]')).toHaveText(`1 / ${counted}`);

      await page.evaluate(() => (location.hash = '/more'));
      const links = current(page).getByRole('link');
      expect(await links.count()).toBe(await kept.count());
      const last = (await links.count()) - 1;
      await links.nth(last).click();
      await expect(current(page)).toHaveAttribute('id', (await kept.nth(last).getAttribute('id'))!);
      await expect(page.locator('[data-count]')).toHaveText(`More, ${last + 1} / ${last + 1}`);
      await page.goBack();
      await expect(current(page)).toHaveAttribute('id', 'more');
    });

    test('ends its talk with words to take home, which close the lesson as well', async ({ page }) => {
      await open(page, deck, 'take-home');
      const last = page.locator('.slides > section:not([data-backup], #more)').last();
      await expect(last).toHaveAttribute('id', 'take-home');
      const words = (await last.locator('> p:not(.label)').allTextContents()).join(' ').trim();
      expect(words.split('. ').length).toBeLessThanOrEqual(3);
      await page.goto(deck.replace('/present/', '/lessons/'));
      await expect(page.getByRole('region', { name: 'To take home' })).toContainText(words);
    });

    test('takes 8 to 12 minutes, as the lesson says where one starts it', async ({ page }) => {
      await page.goto(deck.replace('/present/', '/lessons/'));
      const start = await page.locator(`a[href="${deck}"]`).textContent();
      const minutes = Number(/about (\d+) min/.exec(start ?? '')?.[1]);
      expect(minutes).toBeGreaterThanOrEqual(8);
      expect(minutes).toBeLessThanOrEqual(12);
      await open(page, deck);
      await expect(current(page).locator('.notes')).toContainText(`About ${minutes} minutes`);
    });
  });
}
