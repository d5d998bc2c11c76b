import { expect, test } from '@playwright/test';

/** Settings that a figure's worker has to work for, and others that leave some of its pictures as they are. */
const slow: Record<string, { set: object; busy: number; less?: { set: object; busy: number } }> = {
  checkerboard: { set: { show: 'generator', seed: 2 }, busy: 1 },
  'drone-altitude': {
    set: { altitude: 70 },
    busy: 2,
    less: { set: { altitude: 70, show: 'altitude' }, busy: 1 },
  },
  spectrogram: { set: { show: 'sound', sound: 'sweep' }, busy: 1, less: { set: { show: 'text' }, busy: 0 } },
  undo: { set: { picture: 'ring' }, busy: 2, less: { set: { steps: 3 }, busy: 0 } },
  'upsampling-at-work': { set: { picture: 5 }, busy: 2, less: { set: { way: 'nearest' }, busy: 1 } },
};

for (const [widget, { set, busy, less }] of Object.entries(slow))
  test(`${widget}: pictures that are being worked out anew are dimmed, and only they`, async ({ page }) => {
    await page.goto(`/gallery/${widget}/${widget === 'checkerboard' ? '?show=generator' : ''}`);
    const figure = page.locator('.fb-figure').first();
    await expect(figure).toHaveAttribute('data-awake', '');
    const pictures = figure.locator('[aria-busy="true"]');
    await expect(pictures).toHaveCount(0);
    // A worker that never answers.
    await page.route('**/worker-*.js', async (route) =>
      route.fulfill({ response: await route.fetch(), body: '' }),
    );
    const send = (settings: object) =>
      figure.evaluate(
        (element, detail) => element.dispatchEvent(new CustomEvent('fieldbook:set', { detail })),
        settings,
      );
    for (const asked of [...(less ? [less] : []), { set, busy }]) {
      await send(asked.set);
      await expect(pictures).toHaveCount(asked.busy);
      for (const picture of await pictures.all()) await expect(picture).toHaveCSS('opacity', '0.5');
    }
    // What is said of a change is not kept back with the picture.
    await expect(figure.locator('[aria-busy] :is([aria-live], [role="status"], [role="alert"])')).toHaveCount(
      0,
    );
    // A worker may still be on its way when all has been seen.
    await page.unrouteAll({ behavior: 'ignoreErrors' });
  });
