import { expect, test, type Page } from '@playwright/test';
import { smallWords } from './reading.ts';
import { pages } from './site.ts';
import { watch } from './watch.ts';

const decks = pages.filter((page) => page.startsWith('/present/'));

const current = (page: Page) => page.locator('.slides > .present');
/** The slide that the address names; what is revealed on it may follow. */
const place = (page: Page): string => new URL(page.url()).hash.split('/')[1] ?? '';

/** Opens a deck at a slide, once its figures are awake. */
async function open(page: Page, deck: string, slide = ''): Promise<void> {
  await page.goto(`${deck}${slide && `#/${slide}`}`);
  await expect(page.locator('.deck-bar')).toBeVisible();
  const stage = page.locator('[data-stage].shown .fb-figure');
  if ((await stage.count()) > 0) await expect(stage).toHaveAttribute('data-awake', '');
}

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
  await eventually.poll(() => smallWords(page, 24), { message: name }).toEqual([]);
  await eventually.poll(() => hidden(page), { message: `${name}: pixels to scroll` }).toBeLessThanOrEqual(1);
}

/** The slides that set a figure, by name, in order. */
const stepsOf = (page: Page): Promise<string[]> =>
  page.locator('.slides > [data-step]').evaluateAll((all) => all.map(({ id }) => id));

/** What the figure's controls say: their values, and which are pressed; once they no longer move. */
async function shown(page: Page): Promise<string[]> {
  const controls = page
    .locator('[data-stage].shown .fb-figure')
    .locator('input, select, [aria-pressed="true"], [aria-current], [aria-selected="true"]');
  let state: string[] = [];
  await expect
    .poll(async () => {
      const before = state;
      state = await controls.evaluateAll((all) =>
        all.map((control) =>
          control instanceof HTMLInputElement || control instanceof HTMLSelectElement
            ? `${control.value} ${'checked' in control && control.checked}`
            : (control.getAttribute('aria-label') ?? control.textContent),
        ),
      );
      return state.length > 0 && state.join() === before.join();
    })
    .toBe(true);
  return state;
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
      await page.reload();
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

    test('takes 8 to 12 minutes, as the lesson says where one starts it', async ({ page }) => {
      await page.goto(deck.replace('/present/', '/lessons/'));
      const start = await page.locator(`a[href="${deck}"]`).textContent();
      const minutes = Number(/about (\d+) min/.exec(start ?? '')?.[1]);
      expect(minutes).toBeGreaterThanOrEqual(8);
      expect(minutes).toBeLessThanOrEqual(12);
      await open(page, deck);
      await expect(current(page).locator('.notes')).toContainText(`About ${minutes} minutes`);
    });

    test('leaves the arrow keys to a focused control of the figure, and takes them back on Escape', async ({
      page,
    }) => {
      await open(page, deck);
      const control = page.locator('[data-stage].shown').locator('input:visible, select:visible').first();
      let step = '';
      for (const name of await stepsOf(page)) {
        await open(page, deck, name);
        if ((await control.count()) > 0) step = name;
        if (step) break;
      }
      test.skip(!step, 'no step shows a control that has arrow keys');
      await control.focus();
      await page.keyboard.press('ArrowRight');
      expect(place(page)).toBe(step);
      await page.keyboard.press('Escape');
      await page.keyboard.press('ArrowRight');
      await expect.poll(() => place(page)).not.toBe(step);
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
      await page.keyboard.press('e');
      await page.waitForURL(`**${deck.replace('/present/', '/lessons/')}${step ? `#${step}` : ''}`);
    });

    test('opens a window for the speaker, with the notes of the slide', async ({ page }) => {
      await open(page, deck);
      const slide = page.locator('.slides > section:has(aside.notes)').first();
      test.skip((await slide.count()) === 0, 'the lesson has no notes');
      await open(page, deck, (await slide.getAttribute('id'))!);
      const notes = (await slide.locator('aside.notes').textContent())!.trim();
      const [speaker] = await Promise.all([page.waitForEvent('popup'), page.keyboard.press('s')]);
      await expect(speaker.locator('.speaker-controls-notes .value')).toContainText(notes.slice(0, 30));
    });
  });
}
