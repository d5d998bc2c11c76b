import { type Browser, type Page, chromium as playwright } from '@playwright/test';
import { flags } from '../browser/chromium.ts';
import { cases } from '../browser/figures.ts';
import { host } from './host.ts';
import { bare } from './figures/bare.ts';
import { type Move, movesOf } from './figures/moves.ts';
import { type Probe, installProbe } from './figures/probe.ts';

declare const probe: Probe;

/** Chromium's processor is slowed so many times: a phone of some years ago. */
const SLOWDOWN = 4;
const FRAME = 1000 / 60;
/** A move that took too long is made again, so often at most. */
const PASSES = 3;

interface Redraw {
  what: string;
  milliseconds: number;
}

/** Between one step and the next, in milliseconds: some frames. */
const PAUSE = 100;

/** What the longest frame after each step of a move took, the move made once: what is put off to a later frame counts too. */
async function framesOf(page: Page, { steps }: Move): Promise<number[]> {
  const longest: number[] = [];
  for (const step of steps) {
    await page.evaluate(() => probe.begin());
    // A control may be gone or disabled at the settings that the steps before it led to.
    await step().catch(() => undefined);
    await page.waitForTimeout(PAUSE);
    const frames = await page.evaluate(() => probe.end());
    if (frames.length > 0) longest.push(Math.max(...frames));
  }
  return longest;
}

/** The quietest of a few tries: others on this machine can only make a frame take longer. */
async function quietest(page: Page, move: Move): Promise<number[]> {
  let best: number[] = [];
  for (let pass = 0; pass < PASSES; pass++) {
    const frames = await framesOf(page, move);
    if (pass === 0 || Math.max(...frames) < Math.max(...best)) best = frames;
    if (best.every((time) => time <= FRAME)) break;
  }
  return best;
}

/** Every redraw of the figure on a page, once `open` has led there. */
async function redrawsOf(browser: Browser, open: (page: Page) => Promise<unknown>): Promise<Redraw[]> {
  const page = await browser.newPage({ viewport: { width: 1024, height: 900 } });
  page.setDefaultTimeout(120_000);
  await page.addInitScript(installProbe);
  await open(page);
  const figure = page.locator('.fb-figure').first();
  await figure.and(page.locator('[data-awake]')).waitFor();
  await page.waitForLoadState('networkidle');
  const devtools = await page.context().newCDPSession(page);
  await devtools.send('Emulation.setCPUThrottlingRate', { rate: SLOWDOWN });
  const redraws: Redraw[] = [];
  for (const move of await movesOf(page, figure)) {
    const frames = await quietest(page, move);
    redraws.push(...frames.map((milliseconds) => ({ what: move.name, milliseconds })));
  }
  await page.close();
  return redraws;
}

/** What a hand does without letting go, and a step: these are to redraw within a frame. A choice may show another figure altogether. */
const isMotion = ({ what }: Redraw): boolean =>
  /^(hover|drag|slider|number|button (‹|›|One step))/.test(what);

/** How many there are, their median, the share over a frame, the worst. */
function columns(redraws: readonly Redraw[]): string {
  const times = redraws.map(({ milliseconds }) => milliseconds).toSorted((a, b) => a - b);
  if (times.length === 0) return '0 | – | – | –';
  const over = times.filter((time) => time > FRAME).length / times.length;
  const milliseconds = [times[Math.floor(times.length / 2)]!, times.at(-1)!].map((time) => time.toFixed(1));
  return `${times.length} | ${milliseconds[0]} | ${Math.round(100 * over)} % | ${milliseconds[1]}`;
}

/** Which of a figure's moves took too long, for whoever is to mend them. */
function tellSlow(widget: string, redraws: readonly Redraw[]): void {
  const over = redraws.filter(({ milliseconds }) => milliseconds > FRAME);
  for (const what of new Set(over.map((redraw) => redraw.what))) {
    const times = over.filter((redraw) => redraw.what === what).map(({ milliseconds }) => milliseconds);
    console.error(
      `  ${widget}: ${what}: ${times.length} times over, ${Math.max(...times).toFixed(1)} ms at worst`,
    );
  }
}

/** The settings that are named: a figure's all, one of them, or for a number the first so many of each; without a name all there are. */
function chosen(names: readonly string[]): typeof cases {
  const isNumber = (name: string) => /^[1-9]\d*$/.test(name);
  const first = Math.max(...names.filter(isNumber).map(Number));
  const figures = Map.groupBy(cases, ({ widget }) => widget);
  const known = [...figures.keys(), ...cases.map(({ widget, example }) => `${widget}/${example}`)];
  const unknown = names.filter((name) => !isNumber(name) && !known.includes(name));
  if (unknown.length > 0)
    throw new Error(
      `No figure is called ${unknown.join(', ')}; there are ${[...figures.keys()].join(', ')}, and 'undo/solvable' is one at one of its settings.`,
    );
  return cases.filter(
    (one) =>
      names.length === 0 ||
      names.includes(one.widget) ||
      names.includes(`${one.widget}/${one.example}`) ||
      figures.get(one.widget)!.indexOf(one) < first,
  );
}

/** How long figures take to redraw, from the input to the painted frame, one row a figure; see `chosen` for which. */
export async function benchFigures(
  dist: string,
  executablePath: string,
  names: readonly string[],
): Promise<void> {
  const wanted = chosen(names);
  const { site, stop } = await host(dist, { gzip: false });
  const browser = await playwright.launch({ executablePath, args: flags });
  const four = (what: string) => `${what} | median, ms | over ${FRAME.toFixed(1)} ms | worst, ms`;
  console.log(
    `| processor slowed ${SLOWDOWN}× | ${four('hovers, drags, sliders, steps')} | ${four('choices, switches')} |`,
  );
  console.log(`| --- |${' ---: |'.repeat(8)}`);
  for (const [name, html] of Object.entries(bare)) {
    const redraws = await redrawsOf(browser, (page) =>
      page.goto(`data:text/html,${encodeURIComponent(html)}`),
    );
    console.log(`| *${name}* | ${columns(redraws)} | ${columns([])} |`);
  }
  for (const widget of new Set(wanted.map((one) => one.widget))) {
    const redraws: Redraw[] = [];
    for (const { example, address } of wanted.filter((one) => one.widget === widget)) {
      const found = await redrawsOf(browser, (page) => page.goto(site + address));
      redraws.push(...found.map(({ what, milliseconds }) => ({ what: `${what}, ${example}`, milliseconds })));
    }
    const motions = redraws.filter(isMotion);
    const choices = redraws.filter((redraw) => !isMotion(redraw));
    console.log(`| ${widget} | ${columns(motions)} | ${columns(choices)} |`);
    tellSlow(widget, redraws);
  }
  await browser.close();
  stop();
}
