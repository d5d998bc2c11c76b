/**
 * `npm run bench:engine`: the yardstick. Our engine and its peers at the same work in headless Chromium, and PyTorch where
 * `PYTHON` (python3) has it; printed as Markdown, drawn as yardstick.svg. `-- 40 W2 ort` takes 40 turns of one piece of work
 * with one peer. The peers live in this folder's own package.json, so that `npm ci` stays light.
 */
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { runnerImport } from 'vite';

const here = fileURLToPath(new URL('.', import.meta.url));
if (!existsSync(`${here}../node_modules/onnxruntime-web`))
  spawnSync('npm', ['ci'], { cwd: `${here}..`, stdio: 'inherit' });

// Through Vite, which knows the source's aliases and reads the models' Python as text.
const { module } = await runnerImport<typeof import('./yardstick.ts')>(`${here}yardstick.ts`, {
  root: `${here}../../..`,
  configFile: false,
  resolve: { tsconfigPaths: true },
});
await module.yardstick(process.argv.slice(2));
