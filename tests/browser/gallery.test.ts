import { expect, test } from '@playwright/test';
import { violationsOf } from './axe.ts';
import { addressOf, cases, changeSomething, first, openFigure } from './figures.ts';
import { brokenLabels, overflow, smallWords } from './reading.ts';
import { watch } from './watch.ts';

test('the gallery has figures', () => {
  expect(cases.length).toBeGreaterThan(0);
});

test.use({ reducedMotion: 'reduce' });

for (const { widget, example, address } of cases) {
  test.describe(`${widget}, ${example}`, () => {
    test('wakes at its settings without complaint and without an accessibility violation', async ({
      page,
    }) => {
      const complaints = watch(page);
      const figure = await openFigure(page, address);
      await expect(figure.locator('.note')).toHaveCount(0);
      // What a worker is at is dimmed, and axe would read its words through the dimming.
      await expect(page.locator('[aria-busy="true"]')).toHaveCount(0, { timeout: 20_000 });
      expect(new URL(page.url()).search).toBe(new URL(address, page.url()).search);
      expect(await violationsOf(page)).toEqual([]);
      expect(complaints).toEqual([]);
    });

    test('keeps its words readable, whole and apart, on a phone and on a desk', async ({ page }) => {
      await page.setViewportSize({ width: 390, height: 844 });
      await openFigure(page, address);
      for (const width of [390, 1024]) {
        await page.setViewportSize({ width, height: 844 });
        await page.waitForTimeout(200); // what follows the window's width does so a frame or two later
        expect(await overflow(page), `overflow at ${width} px`).toBeLessThanOrEqual(0);
        expect(await smallWords(page), `words at ${width} px`).toEqual([]);
        expect(await brokenLabels(page), `labels at ${width} px`).toEqual([]);
      }
    });
  });
}

test('a figure is first seen at the settings of its address, so that nothing shifts', async ({ page }) => {
  await page.addInitScript(() => {
    const seen = { shift: 0 };
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) seen.shift += (entry as unknown as { value: number }).value;
    }).observe({ type: 'layout-shift', buffered: true });
    Object.assign(window, { seen });
  });
  // It shows all three views at once where the usual settings show one: what comes after it would move far.
  const address = addressOf('transposed-conv', 'unreached');
  await openFigure(page, address);
  expect(await page.evaluate<number>('seen.shift')).toBeLessThan(0.1);
});

for (const { widget, address } of first) {
  const alone = `/gallery/${widget}/`;
  test.describe(widget, () => {
    test('keeps its settings in the address: changed, reloaded, reset', async ({ page }) => {
      let figure = await openFigure(page, alone);
      const usual = await figure.innerText();
      await changeSomething(figure);
      const changed = page.url();
      // Where a worker answers, a moment later.
      await expect.poll(() => figure.innerText()).not.toBe(usual);

      await page.reload({ waitUntil: 'networkidle' });
      figure = await openFigure(page, changed);
      expect(page.url()).toBe(changed);
      await expect(figure.getByRole('button', { name: 'Reset' })).toBeEnabled();

      await figure.getByRole('button', { name: 'Reset' }).click();
      await expect.poll(() => new URL(page.url()).search).toBe('');
      await expect(figure.getByRole('button', { name: 'Reset' })).toBeDisabled();
    });

    test('falls back from a wrong address with a word of why', async ({ page }) => {
      const complaints = watch(page);
      const names = cases
        .filter((other) => other.widget === widget)
        .flatMap((other) => [...new URL(other.address, 'http://site').searchParams.keys()]);
      const query = new URLSearchParams([...new Set(names)].map((name) => [name, '~nonsense~']));
      const figure = await openFigure(page, `${alone}?${query}`);
      await expect(figure.locator('.note').first()).toBeVisible();
      // The address is now that of what is shown, so it is right when it is read again.
      await expect((await openFigure(page, page.url())).locator('.note')).toHaveCount(0);
      expect(complaints).toEqual([]);
    });

    for (const width of [390, 1024])
      test(`is reached and left by keyboard alone, every control of it, at ${width} px`, async ({ page }) => {
        await page.setViewportSize({ width, height: 768 });
        const figure = await openFigure(page, address);
        await figure.evaluate((element) => {
          const tabbable =
            'a[href], button:enabled, input:enabled, select:enabled, textarea:enabled, summary, [tabindex="0"], [contenteditable="true"]';
          for (const control of element.querySelectorAll<HTMLElement>(tabbable)) {
            const otherRadio = control.matches('input[type="radio"]:not(:checked)');
            if (control.checkVisibility({ visibilityProperty: true }) && control.tabIndex >= 0 && !otherRadio)
              control.dataset.unreached = '';
          }
          const before = document.createElement('button');
          element.before(before);
          before.focus();
        });
        const count = await figure.locator('[data-unreached]').count();
        expect(count).toBeGreaterThan(0);
        // Regions that scroll, and what a focused control brings with it, are stops on the way as well.
        for (let press = 0; press <= 2 * count + 20; press++) {
          await page.keyboard.press('Tab');
          const inside = await figure.evaluate((element) => {
            if (document.activeElement instanceof HTMLElement || document.activeElement instanceof SVGElement)
              delete document.activeElement.dataset.unreached;
            return element.contains(document.activeElement);
          });
          if (!inside) break;
        }
        expect(await figure.evaluate((element) => element.contains(document.activeElement))).toBe(false);
        const unreached = await figure
          .locator('[data-unreached]')
          .evaluateAll((all) => all.map((element) => element.outerHTML.slice(0, 120)));
        expect(unreached).toEqual([]);
      });

    test('holds still for readers who ask for less motion', async ({ page }) => {
      const figure = await openFigure(page, address);
      const moving = () =>
        page.evaluate(
          () => document.getAnimations().filter(({ playState }) => playState === 'running').length,
        );
      await expect.poll(moving).toBe(0);
      // A worker may still be answering; once it has, nothing may change any more.
      await expect(figure.locator('[aria-busy="true"]')).toHaveCount(0);
      const drawing = () => figure.locator('.drawing').innerHTML();
      const rests = async () => {
        const before = await drawing();
        await page.waitForTimeout(400);
        return (await drawing()) === before;
      };
      await expect.poll(rests, { timeout: 15_000 }).toBe(true);
      expect(await rests()).toBe(true);
    });
  });
}
