import { expect, test } from '@playwright/test';
import { openFigure } from './figures.ts';

test('a sound that plays falls silent when a slide says what the figure is to show', async ({ page }) => {
  // A sound ends by itself after a second: what counts is that it is stopped.
  await page.addInitScript(() => {
    const stop = AudioBufferSourceNode.prototype.stop;
    AudioBufferSourceNode.prototype.stop = function (this: AudioBufferSourceNode, when?: number) {
      Object.assign(window, { stopped: true });
      stop.call(this, when);
    };
  });
  const figure = await openFigure(page, '/embed/spectrogram/');
  await figure.getByRole('button', { name: 'Hear it' }).click();
  expect(await page.evaluate('window.stopped')).toBeUndefined();
  await figure.evaluate((element) =>
    element.dispatchEvent(new CustomEvent('fieldbook:set', { detail: { show: 'kernel' } })),
  );
  await expect.poll(() => page.evaluate('window.stopped')).toBe(true);
  await expect(figure.getByRole('button', { name: 'Hear it' })).toBeVisible();
});
