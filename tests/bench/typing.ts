import { chromium as playwright, type CDPSession } from '@playwright/test';
import { flags } from '../browser/chromium.ts';
import { host } from './host.ts';

/** What is typed: it runs through sources that are not yet Python, and names that are not yet known, to a network of one more layer. */
const typed = 'model = nn.Sequential(model, nn.ReLU())\n';
const perSecond = 10;
const long = 50;

interface TraceEvent {
  name: string;
  ph: string;
  pid: number;
  tid: number;
  /** Microseconds on the clock, and of the thread's own computing. */
  dur?: number;
  tdur?: number;
  args: { name?: string };
}

/** Everything that the page's main threads did between the call and the call of what it returns. */
async function trace(session: CDPSession): Promise<() => Promise<TraceEvent[]>> {
  const events: TraceEvent[] = [];
  session.on('Tracing.dataCollected', ({ value }) => events.push(...(value as unknown as TraceEvent[])));
  await session.send('Tracing.start', {
    transferMode: 'ReportEvents',
    traceConfig: {
      includedCategories: ['toplevel', 'devtools.timeline', 'disabled-by-default-devtools.timeline'],
    },
  });
  return async () => {
    const complete = new Promise((done) => session.once('Tracing.tracingComplete', done));
    await session.send('Tracing.end');
    await complete;
    const main = new Set(
      events
        .filter(({ name, args }) => name === 'thread_name' && args.name === 'CrRendererMain')
        .map(({ pid, tid }) => `${pid} ${tid}`),
    );
    return events.filter(({ ph, pid, tid }) => ph === 'X' && main.has(`${pid} ${tid}`));
  };
}

/** Types in the source of a 152-layer network, as a reader would, and reports how long the page did not answer. */
export async function benchTyping(dist: string, executablePath: string): Promise<void> {
  const { site, stop } = await host(dist, { gzip: true });
  const browser = await playwright.launch({ executablePath, args: flags });
  console.log(
    `| Typing ${typed.length} characters into ResNet-152, ${perSecond} a second | tasks over ${long} ms | longest task, ms (of computing) | worst key to paint, ms |\n| --- | ---: | ---: | ---: |`,
  );
  for (const show of ['source', 'all']) {
    const page = await browser.newPage({ viewport: { width: 1280, height: 900 } });
    await page.goto(`${site}/tools/network-table/?network=resnet-152&show=${show}`);
    await page.getByRole('button', { name: 'Edit', exact: true }).click();
    const editor = page.locator('.cm-content');
    await editor.click();
    await page.keyboard.press('Control+End');
    await page.keyboard.type('\n');
    await page.waitForTimeout(1000);
    await page.evaluate(() => {
      const worst = { value: 0 };
      Object.assign(window, { worst });
      new PerformanceObserver((list) => {
        for (const { name, duration } of list.getEntries())
          if (/^(keydown|keypress|beforeinput|input)$/.test(name))
            worst.value = Math.max(worst.value, duration);
      }).observe({ type: 'event', durationThreshold: 16 } as PerformanceObserverInit);
    });
    const end = await trace(await page.context().newCDPSession(page));
    await page.keyboard.type(typed, { delay: 1000 / perSecond });
    await page.waitForTimeout(1000);
    const tasks = (await end()).filter(({ name, dur = 0 }) => name === 'RunTask' && dur > 0);
    const longest = tasks.reduce((most, task) => (task.dur! > most.dur! ? task : most));
    const worst = await page.evaluate(() => (window as unknown as { worst: { value: number } }).worst.value);
    const over = tasks.filter(({ dur }) => dur! > 1000 * long).length;
    const ms = (microseconds = 0) => (microseconds / 1000).toFixed(0);
    const computing = Math.max(...tasks.map(({ tdur = 0 }) => tdur));
    console.log(
      `| \`show=${show}\` | ${over} | ${ms(longest.dur)} (${ms(computing)}) | ${worst || '< 16'} |`,
    );
    await page.close();
  }
  await browser.close();
  stop();
  console.log();
}
