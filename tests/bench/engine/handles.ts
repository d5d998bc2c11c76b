import { type Browser, type Page, chromium } from '@playwright/test';
import { ensureChromium, flags } from '../../browser/chromium.ts';
import type { Answer, Bench } from './browser/bench.ts';
import type { Outputs } from './contender.ts';

/** A contender as the run sees it, wherever it is. */
export interface Handle {
  name: string;
  version: string;
  prepare(workload: string): Promise<{ cannot: string } | { outputs: Outputs; help?: string }>;
  /** Milliseconds of one run, measured over at least so many. */
  time(least: number): Promise<number>;
}

declare const bench: Bench;

const decode = (text: string): Float32Array => {
  const bytes = Buffer.from(text, 'base64');
  return new Float32Array(bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.length));
};

/** No page may be slowed because another is in front. */
const awake = [
  '--disable-background-timer-throttling',
  '--disable-backgrounding-occluded-windows',
  '--disable-renderer-backgrounding',
];

export const openBrowser = (): Promise<Browser> =>
  chromium.launch({ executablePath: ensureChromium(), args: [...flags, ...awake] });

/** A page of its own for one contender. */
export async function openPage(
  browser: Browser,
  address: string,
  key: string,
  name: string,
  version: string,
): Promise<Handle> {
  const page: Page = await (await browser.newContext()).newPage();
  page.setDefaultTimeout(0);
  page.on('pageerror', (error) => console.error(`${name}: ${error.message}`));
  await page.goto(address);
  await page.waitForFunction(() => 'bench' in globalThis);
  await page.evaluate((key) => bench.open(key), key);
  return {
    name,
    version,
    async prepare(workload) {
      const answer: Answer = await page.evaluate((name) => bench.prepare(name), workload);
      if ('cannot' in answer) return answer;
      const outputs = Object.fromEntries(
        Object.entries(answer.outputs).map(([name, text]) => [name, decode(text)]),
      );
      return { outputs, help: answer.help };
    },
    time: (least) => page.evaluate((least) => bench.time(least), least),
  };
}
