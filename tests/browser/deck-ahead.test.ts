import { expect, test, type Page } from '@playwright/test';
import { current, open, shown } from './decks.ts';

/** What workers were asked and have answered since the page came, and how many were ended. */
interface Work {
  asked: string[];
  heard: unknown[];
  ended: number;
}

/** Keeps a record of the workers whose questions hold a word; others are let be. */
const recordWork = (page: Page, word: string): Promise<unknown> =>
  page.addInitScript((word) => {
    const work: Work = { asked: [], heard: [], ended: 0 };
    Object.assign(window, { work });
    const { postMessage, terminate } = Worker.prototype;
    const known = new WeakSet<Worker>();
    Worker.prototype.postMessage = function (message: unknown, ...rest: []) {
      const asked = JSON.stringify(message);
      if (asked.includes(word)) {
        work.asked.push(asked);
        if (!known.has(this)) this.addEventListener('message', ({ data }) => work.heard.push(data));
        known.add(this);
      }
      postMessage.call(this, message, ...rest);
    };
    Worker.prototype.terminate = function () {
      if (known.has(this)) work.ended++;
      terminate.call(this);
    };
  }, word);

const workIn = (page: Page): Promise<Work> => page.evaluate(() => (window as unknown as { work: Work }).work);
const asked = async (page: Page): Promise<number> => (await workIn(page)).asked.length;
const heard = async (page: Page): Promise<number> => (await workIn(page)).heard.length;

const waiting = [
  {
    deck: 'transposed-convolution',
    before: 'count-the-stamps',
    word: '"icnr"',
    answers: 1,
    says: /on the grid/,
  },
  {
    deck: 'problem-4-network-arithmetic',
    before: 'last-unit',
    word: '"draws"',
    answers: 4,
    says: /mean of 4\s+draws/,
  },
];

for (const { deck, before, word, answers, says } of waiting)
  test(`${deck}: the answer of the slide after ${before} is worked out before one turns to it`, async ({
    page,
  }) => {
    await recordWork(page, word);
    await open(page, `/present/${deck}/`, before);
    const controls = await shown(page);
    await expect.poll(() => heard(page)).toBe(answers);
    await expect(current(page)).toHaveAttribute('id', before);
    expect(await shown(page)).toEqual(controls);
    const figure = page.locator('[data-stage].shown .fb-figure');
    await expect(figure).not.toContainText(says);
    await page.keyboard.press('ArrowRight');
    await expect(figure).toContainText(says);
    expect(await asked(page)).toBe(1);
  });

test('work for the next slide is dropped when one turns elsewhere, and begins again when one comes back', async ({
  page,
}) => {
  const { deck, before, word } = waiting[0]!;
  await recordWork(page, word);
  // Its worker answers nobody: what is dropped was still under way.
  await page.route('**/worker-*.js', async (route) =>
    route.fulfill({ response: await route.fetch(), body: '' }),
  );
  await open(page, `/present/${deck}/`, before);
  await expect.poll(() => asked(page)).toBe(1);
  expect((await workIn(page)).ended).toBe(0);
  await page.keyboard.press('ArrowLeft');
  await expect.poll(async () => (await workIn(page)).ended).toBe(1);
  await page.keyboard.press('ArrowRight');
  await expect.poll(() => asked(page)).toBe(2);
});

test('the figure of the next slide wakes out of sight, those after it stay asleep', async ({ page }) => {
  await open(page, '/present/transposed-convolution/', 'as-a-matrix');
  const awake = page.locator('[data-stage]:not(.shown) .fb-figure[data-awake]');
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('ArrowRight');
  await expect(current(page)).toHaveAttribute('id', 'two-lengths');
  await expect(awake).toHaveCount(1);
  await expect(awake).toHaveAttribute('data-widget', 'undo');
});
