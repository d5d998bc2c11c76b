/**
 * `npm run bench`: what the site costs, printed as Markdown for the README. Needs a built site (`npm run build`).
 * `npm run bench -- weight` runs one part. `npm run bench:figures` tells how long figures take to redraw; `-- undo` one of
 * them, `-- undo/solvable` one at one of its named settings, `-- 3` each at its first three.
 * Lighthouse lives in this folder's own package.json, so that `npm ci` stays light.
 */
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { cpus } from 'node:os';
import { runnerImport } from 'vite';
import { ensureChromium } from '../browser/chromium.ts';

const here = new URL('.', import.meta.url);
const root = new URL('../..', here).pathname;
const dist = new URL('../../dist', here).pathname;
const parts = ['analysis', 'typing', 'weight', 'lighthouse'];
const [first, ...rest] = process.argv.slice(2);
const figures = first === 'figures' ? rest : undefined;
const asked = figures ? [] : process.argv.slice(2);
const unknown = asked.filter((part) => !parts.includes(part));
if (unknown.length)
  throw new Error(`No benchmark is called ${unknown.join(', ')}; there are ${parts.join(', ')}.`);
const wanted = figures ? [] : asked.length ? asked : parts;

const chromium = ensureChromium();
console.log(`${cpus()[0]?.model ?? 'unknown processor'} × ${cpus().length}, Node ${process.version}\n`);

if (wanted.includes('analysis')) {
  // Through Vite, which knows the source's aliases and reads the models' Python as text.
  const { module } = await runnerImport<typeof import('./analysis.ts')>(
    new URL('analysis.ts', here).pathname,
    {
      root,
      configFile: false,
      resolve: { tsconfigPaths: true },
    },
  );
  module.benchAnalysis();
}
if (wanted.includes('typing')) await (await import('./typing.ts')).benchTyping(dist, chromium);
if (wanted.includes('weight')) await (await import('./weight.ts')).benchWeight(dist, chromium);
if (figures) await (await import('./figures.ts')).benchFigures(dist, chromium, figures);
if (wanted.includes('lighthouse')) {
  if (!existsSync(new URL('node_modules/lighthouse', here)))
    spawnSync('npm', ['ci'], { cwd: here, stdio: 'inherit' });
  await (await import('./lighthouse.ts')).benchLighthouse(dist, chromium);
}
