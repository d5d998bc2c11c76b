import { expect, test } from '@playwright/test';
import { openFigure } from './figures.ts';

/** The formulas of a figure as MathML, without what lies between elements and without what is lit. */
const formulas = (html: string) =>
  html.replace(/<!--.*?-->|\s*\blit\b| class=""/g, '').replace(/>\s+</g, '><');

test('formulas that followed a change are those of a page that opens with it', async ({ page }) => {
  const figure = await openFigure(page, '/embed/receptive-field/');
  const stretch = page.locator('.how dl');
  const before = formulas(await stretch.innerHTML());
  for (const [control, key, times] of [
    ['stride of layer 3', 'ArrowRight', 2],
    ['padding of layer 3', 'ArrowRight', 1],
    ['layers', 'ArrowRight', 2],
    ['layer', 'ArrowLeft', 1],
  ] as const) {
    const slider = figure.getByRole('slider', { name: control, exact: true }).first();
    for (let time = 0; time < times; time++) await slider.press(key);
    // They follow the drawing, and the address follows them.
    await page.waitForTimeout(400);
    const shown = formulas(await stretch.innerHTML());
    expect(shown, control).not.toBe(before);
    const fresh = await page.context().newPage();
    await openFigure(fresh, page.url());
    expect(shown, control).toBe(formulas(await fresh.locator('.how dl').innerHTML()));
    await fresh.close();
  }
});
