import { availableParallelism } from 'node:os';
import { type Frame, type Page, expect, test } from '@playwright/test';
import type { Job, Report } from '../../src/training/worker/messages.ts';
import { siteHeaders } from '../../src/site/headers.ts';
import { type SiteServer, serveSite } from './server.ts';

const figure = '/gallery/learn-anywhere/';
const isolated = (page: Page | Frame): Promise<boolean> => page.evaluate(() => crossOriginIsolated);

const servers: SiteServer[] = [];
const serve = async (...how: Parameters<typeof serveSite>): Promise<SiteServer> => {
  const server = await serveSite(...how);
  servers.push(server);
  return server;
};
test.afterEach(() => {
  servers.splice(0).forEach((server) => server.close());
});

/** Trains the figure's networks for a beat. @returns the address of the worker that did. */
async function train(page: Page | Frame): Promise<string> {
  await expect(page.locator('.fb-figure').first()).toHaveAttribute('data-awake', '', { timeout: 20_000 });
  const owner = 'page' in page ? page.page() : page;
  const worker = owner.waitForEvent('worker');
  await page.getByRole('button', { name: '32 steps' }).click();
  await expect(page.getByText('Training here: 32 of 384 steps.')).toBeVisible({ timeout: 60_000 });
  return (await worker).url();
}

/** A network that is worth sharing, a few epochs of it. */
const lenet: Job = {
  source: `nn.Sequential(
    nn.Conv2d(1, 6, 5, padding=2), nn.ReLU(), nn.MaxPool2d(2), nn.Conv2d(6, 16, 5), nn.ReLU(), nn.MaxPool2d(2),
    nn.Flatten(), nn.Linear(400, 120), nn.ReLU(), nn.Dropout(0.2), nn.Linear(120, 10),
  )`,
  data: { kind: 'garments', train: 650, test: 20, seed: 1 },
  recipe: { seed: 1, epochs: 4, batchSize: 64, optimizer: { name: 'Adam' } },
};

/** Runs a job in a training worker of its own. @returns its losses, or what went wrong. */
const losses = (page: Page, address: string, job: Job): Promise<number[] | string> =>
  page.evaluate(
    ({ address, job }) =>
      new Promise<number[] | string>((resolve) => {
        const worker = new Worker(address, { type: 'module' });
        const found: number[] = [];
        worker.onerror = ({ message }) => resolve(message);
        worker.onmessage = ({ data }: MessageEvent<Report>) => {
          if (data.kind === 'progress') found.push(...data.steps.map(({ loss }) => loss));
          if (data.kind === 'failed') resolve(data.message);
          if (data.kind === 'done') resolve(found);
          if (data.kind === 'done' || data.kind === 'failed') worker.terminate();
        };
        worker.postMessage({ kind: 'start', run: 'lenet', job });
      }),
    { address, job },
  );

const scripts = ({ asked }: SiteServer, name: string): boolean =>
  asked.some((path) => path.includes(`/${name}-`));

test('a page trains with threads where it is isolated, with replicas elsewhere, to the same losses', async ({
  page,
}) => {
  test.skip(availableParallelism() < 2, 'one core shares with nobody');
  const runs: number[][] = [];
  for (const headers of [siteHeaders(), {}]) {
    const site = await serve(headers);
    await page.goto(site.origin + figure);
    const shares = Object.keys(headers).length > 0;
    expect(await isolated(page)).toBe(shares);
    const address = await train(page);
    // Of the figure's networks only the dense one is worth threads, and none is worth messages.
    expect([scripts(site, 'thread'), scripts(site, 'replica')]).toEqual([shares, false]);
    const found = await losses(page, address, lenet);
    expect(found).toHaveLength(44);
    runs.push(found as number[]);
    expect([scripts(site, 'thread'), scripts(site, 'replica')]).toEqual([shares, !shares]);
  }
  const [threads, replicas] = runs as [number[], number[]];
  threads.forEach((loss, step) => {
    expect(Math.abs(replicas[step]! / loss - 1), `step ${step}`).toBeLessThan(1e-4);
  });
});

test('replicas answer, and are gone when the page is', async ({ page }) => {
  test.skip(availableParallelism() < 2, 'one core shares with nobody');
  const telling = `;const post = self.postMessage.bind(self);
    self.postMessage = (...given) => { void fetch('/answered'); post(...given); };
    setInterval(() => void fetch('/alive'), 20);`;
  const site = await serve({}, (path, body) =>
    path.includes('/replica-')
      ? String(body) + telling
      : ['/answered', '/alive'].includes(path)
        ? ''
        : undefined,
  );
  const count = (path: string) => site.asked.filter((each) => each === path).length;
  await page.goto(site.origin + figure);
  const address = await train(page);
  const endless = { ...lenet, recipe: { ...lenet.recipe, epochs: 10_000 } };
  void losses(page, address, endless).catch(() => undefined); // the page goes before it ends
  await expect.poll(() => count('/answered')).toBeGreaterThan(20);
  await page.goto('about:blank');
  let before = -1;
  await expect
    .poll(() => {
      const since = count('/alive') - before;
      before = count('/alive');
      return since;
    })
    .toBe(0);
  expect(before).toBeGreaterThan(0);
});

test('the preview is isolated', async ({ page }) => {
  await page.goto(figure);
  expect(await isolated(page)).toBe(true);
  await train(page);
});

for (const [kind, headers] of [
  ['a plain page', {}],
  ['an isolated page', siteHeaders()],
] as const) {
  test(`a figure is embedded in ${kind} of another site, and trains there`, async ({ page }) => {
    const site = await serve(siteHeaders());
    const frame = `<iframe src="${site.origin}/embed/learn-anywhere/" width="800" height="600"></iframe>`;
    const other = await serve(headers, (path) =>
      path === '/' ? `<!doctype html><title>Elsewhere</title>${frame}` : undefined,
    );
    await page.goto(`${other.otherSite}/`);
    const embedded = await (await page.waitForSelector('iframe')).contentFrame();
    await train(embedded!);
    expect(await isolated(embedded!)).toBe(false);
  });
}
