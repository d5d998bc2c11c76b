import { writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { serve } from './browser/serve.ts';
import { chart } from './chart.ts';
import { openBrowser, openPage } from './handles.ts';
import { type Row, measure } from './measure.ts';
import { ours, peers, versionOf } from './peers.ts';
import { openTorch } from './pytorch.ts';
import { table } from './table.ts';
import { workloadNames } from './workloads.ts';

/** Arguments in any order: a number of turns, names of work, keys of peers; all there is where none is named. */
function wanted(asked: readonly string[]) {
  const known = [...workloadNames, ...peers.map(({ key }) => key), 'pytorch'];
  const unknown = asked.filter((word) => !known.includes(word) && !/^\d+$/.test(word));
  if (unknown.length)
    throw new Error(`No work or peer is called ${unknown.join(', ')}; there are ${known.join(', ')}.`);
  const named = (all: readonly string[]) =>
    asked.some((word) => all.includes(word)) ? all.filter((word) => asked.includes(word)) : all;
  return {
    turns: Number(asked.find((word) => /^\d+$/.test(word)) ?? 30),
    work: named(workloadNames),
    keys: named([...peers.map(({ key }) => key), 'pytorch']),
  };
}

/** Measures, prints and, where everything was measured, draws. */
export async function yardstick(asked: readonly string[]): Promise<void> {
  const { turns, work, keys } = wanted(asked);
  const site = await serve(new URL('browser', import.meta.url).pathname);
  const browser = await openBrowser();
  const torch = keys.includes('pytorch') ? await openTorch() : undefined;
  try {
    const taking = [ours, ...peers.filter(({ key }) => keys.includes(key))];
    const pages = await Promise.all(
      taking.map((peer) =>
        openPage(browser, peer.isolated ? site.isolated : site.address, peer.key, peer.name, versionOf(peer)),
      ),
    );
    const peak = await openPage(browser, site.address, 'peak', 'peak', '');
    const handles = torch ? [...pages, torch] : pages;
    const machine = `${cpus()[0]?.model ?? 'unknown processor'} × ${cpus().length}, Chromium ${browser.version()}`;
    console.log(`${machine}, one thread but where two are named, the best of ${turns} turns`);
    console.log(
      `${handles
        .slice(1)
        .map(({ name, version }) => `${name} ${version}`.trim())
        .join(', ')}\n`,
    );
    const rows: Row[] = [];
    for (const name of work) {
      console.error(`${name} …`);
      rows.push(await measure(name, handles, peak, turns));
    }
    console.log(
      table(
        rows,
        handles.map(({ name }) => name),
      ),
    );
    if (!asked.some((word) => !/^\d+$/.test(word)))
      writeFileSync(new URL('yardstick.svg', import.meta.url), chart(rows));
  } finally {
    torch?.stop();
    await browser.close();
    await site.stop();
  }
}
