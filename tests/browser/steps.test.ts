import { type Page, expect, test } from '@playwright/test';
import { pages } from './site.ts';

const lessons = pages.filter((page) => /^\/lessons\/./.test(page));

/** Opens a lesson and waits until all of it is laid out. */
async function open(page: Page, address: string): Promise<void> {
  await page.goto(address);
  await expect(page.locator('html')).not.toHaveAttribute('data-early');
}

test('a figure taller than its window says so until its end is in sight, and scrolls by keyboard', async ({
  page,
}) => {
  test.slow(); // all lessons, figure by figure
  await page.setViewportSize({ width: 1280, height: 900 });
  let tall = 0;
  for (const lesson of lessons) {
    await open(page, lesson);
    for (const stage of await page.locator('[data-steps] > .stage').all()) {
      await stage.scrollIntoViewIfNeeded();
      await expect(stage.locator('.fb-figure')).toHaveAttribute('data-awake', '');
      const hidden = () => stage.evaluate((box) => box.scrollHeight - box.clientHeight - box.scrollTop);
      const more = stage.locator('> .more');
      const soon = { timeout: 2000 };
      // Again, if what the figure works out has made it taller meanwhile.
      await expect(async () => {
        if ((await hidden()) > 2) {
          await expect(more).toBeVisible(soon);
          tall += 1;
          await stage.focus();
          await page.keyboard.press('End');
          await expect.poll(hidden, soon).toBeLessThanOrEqual(2);
        }
        await expect(more).toBeHidden(soon);
      }).toPass();
    }
  }
  expect(tall).toBeGreaterThan(0);
});

/** Of every group in the window: the step that its figure was set to, and the one nearest above the reading line. */
const told = (page: Page) =>
  page.evaluate(() =>
    [...document.querySelectorAll<HTMLElement>('[data-steps]')]
      .filter((group) => {
        const { top, bottom } = group.getBoundingClientRect();
        return top <= 0.6 * innerHeight && bottom >= 0;
      })
      .map((group) => {
        const steps = [...group.querySelectorAll<HTMLElement>('[data-step]')];
        const above = steps.filter((step) => step.getBoundingClientRect().top <= 0.6 * innerHeight);
        // A figure that no step has set yet shows the first.
        const set = group.querySelector<HTMLElement>('.fb-figure')!.dataset.wish ?? steps[0]!.dataset.set;
        return { set, due: (above.at(-1) ?? steps[0]!).dataset.set };
      }),
  );

for (const jump of [100, 420, 560, 2000])
  test(`a figure shows the step above the reading line, whichever way the page went: by ${jump} px`, async ({
    page,
  }) => {
    await page.setViewportSize({ width: 390, height: 844 });
    await open(page, '/lessons/transposed-convolution/');
    let groups = 0;
    const go = async (by: number) => {
      const moved = await page.evaluate((by) => {
        const before = scrollY;
        scrollBy({ top: by, behavior: 'instant' });
        return scrollY !== before;
      }, by);
      await expect.poll(async () => (await told(page)).filter(({ set, due }) => set !== due)).toEqual([]);
      groups += (await told(page)).length;
      return moved;
    };
    while (await go(jump));
    while (await go(-jump));
    expect(groups).toBeGreaterThan(3);
  });

test('a figure that is met from below stands in its last step', async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await page.goto('/lessons/transposed-convolution/#who-uses-it');
  const group = page.locator('[data-steps]').filter({ has: page.locator('#count-the-stamps') });
  await expect(page.getByRole('heading', { name: 'Who uses it' })).toBeInViewport();
  await page.evaluate(() => scrollBy({ top: -300, behavior: 'instant' }));
  await expect(group.locator('[data-step]').last()).toHaveAttribute('data-current', '');
  await expect(group.locator('.fb-figure img').first()).toBeVisible();
});

test('a jump lands where it should, also while the page is not laid out yet', async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await page.goto('/lessons/transposed-convolution/');
  await page.getByText('Contents', { exact: true }).click();
  await page.getByRole('link', { name: 'Who uses it' }).click();
  await expect(page.locator('html')).not.toHaveAttribute('data-early');
  await expect(page.getByRole('heading', { name: 'Who uses it' })).toBeInViewport();
});

test('what a step is about comes into sight in its figure', async ({ page }) => {
  test.slow();
  await page.setViewportSize({ width: 390, height: 844 });
  let looks = 0;
  for (const lesson of lessons) {
    await open(page, lesson);
    for (const step of await page.locator('[data-look]').all()) {
      looks += 1;
      const id = (await step.getAttribute('id'))!;
      // Again, if figures that woke up above have moved it.
      await expect(async () => {
        await step.evaluate((section) => {
          section.scrollIntoView({ behavior: 'instant' });
        });
        await expect(step).toHaveAttribute('data-current', '', { timeout: 1000 });
      }).toPass({ timeout: 15_000 });
      const seen = () =>
        step.evaluate((section) => {
          const stage = section.closest('[data-steps]')!.querySelector('.stage')!;
          const name = section.dataset.look!;
          const part =
            stage.querySelector(`[data-part="${name}"]`) ?? stage.querySelector(`[data-link="${name}"]`);
          if (part === null) return 'missing';
          const [box, { top, bottom }] = [stage.getBoundingClientRect(), part.getBoundingClientRect()];
          const middle = Math.min((top + bottom) / 2, top + box.height / 2);
          return middle > box.top && middle < box.bottom
            ? 'seen'
            : `${middle} outside ${box.top}, ${box.bottom}`;
        });
      await expect.poll(seen, id).toBe('seen');
    }
  }
  expect(looks).toBeGreaterThan(5);
});

test('pressing "more below" shows more, and changes nothing in the figure', async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await open(page, '/lessons/transposed-convolution/');
  const stage = page.locator('[data-steps] > .stage').first();
  const step = page.locator('#as-a-matrix');
  await step.evaluate((words) => {
    scrollBy({ top: words.getBoundingClientRect().top - 0.58 * innerHeight, behavior: 'instant' });
  });
  await expect(step).toHaveAttribute('data-current', '');
  await expect(stage.locator('.fb-figure')).toHaveAttribute('data-awake', '');
  await expect(stage.locator('> .more')).toBeVisible();
  const drawn = () => stage.locator('.drawing').innerText();
  const before = await drawn();
  await stage.locator('> .more > span').click();
  await expect.poll(() => stage.evaluate((box) => box.scrollTop)).toBeGreaterThan(50);
  expect(await drawn()).toBe(before);
});
