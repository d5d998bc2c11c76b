import { expect, test } from '@playwright/test';
import { openFigure } from './figures.ts';

test('a drawing with depth turns by the main button alone, and only while it is down', async ({ page }) => {
  const figure = await openFigure(page, '/embed/video-motion/?show=kernel');
  const drawing = figure.getByRole('group', { name: /the kernel among them/ });
  await drawing.scrollIntoViewIfNeeded();
  const { x, y, width, height } = (await drawing.boundingBox())!;
  const middle = y + height / 2;
  const azimuth = () => new URL(page.url()).searchParams.get('azimuth');
  const drag = async (button: 'left' | 'middle' | 'right') => {
    await page.mouse.move(x + width / 2, middle);
    await page.mouse.down({ button });
    await page.mouse.move(x + width / 2 - 40, middle, { steps: 4 });
    await page.mouse.up({ button });
  };

  await drag('right');
  await page.keyboard.press('Escape');
  await drag('middle');
  // Pressed on the edge and let go beyond it, before it counts as a drag.
  await page.mouse.move(x + 1, middle);
  await page.mouse.down();
  await page.mouse.move(x - 2, middle);
  await page.mouse.up();
  await page.mouse.move(x + 80, middle, { steps: 8 });
  await page.waitForTimeout(500);
  expect(azimuth()).toBeNull();

  await drag('left');
  await expect.poll(azimuth).not.toBeNull();
});
