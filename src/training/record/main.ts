/**
 * `npm run record -- <lab>`: trains a lab's network on all of Fashion-MNIST, on the engine that pages use, and writes
 * content/labs/runs/<lab>.json (the run), <lab>.weights.json, and how long it took and on what into the run's `made`.
 */
import { existsSync } from 'node:fs';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { cpus } from 'node:os';
import { join, resolve } from 'node:path';
import { type RunnableDevEnvironment, createServer } from 'vite';
import { fashionFiles, fashionFolder } from '../data/files.ts';

const root = resolve(import.meta.dirname, '../../..');
const target = join(root, 'content/labs/runs');

/** Vite resolves the aliases, which plain Node does not know. */
async function load<Module>(path: string): Promise<Module> {
  const server = await createServer({
    root,
    configFile: false,
    appType: 'custom',
    logLevel: 'error',
    resolve: { tsconfigPaths: true },
    server: { middlewareMode: true, watch: null, ws: false },
    optimizeDeps: { noDiscovery: true },
  });
  const { runner } = server.environments.ssr as RunnableDevEnvironment;
  const module = (await runner.import(path)) as Module;
  await server.close();
  return module;
}

const folder = [
  process.env.FASHION_MNIST_DIR,
  join(root, '../shared/fashion-mnist'),
  join(root, 'public', fashionFolder),
].find((each) => each && existsSync(join(each, fashionFiles.train.images.name)));
const { readFashion, record, recordedLabs } = await load<typeof import('./index.ts')>(
  join(import.meta.dirname, 'index.ts'),
);
const name = process.argv[2] ?? '';
const lab = recordedLabs[name];

if (!lab || !folder) {
  const names = Object.keys(recordedLabs).join(', ');
  console.error(
    folder
      ? `There is no lab '${name}'. npm run record -- <lab> knows ${names}.`
      : 'Fashion-MNIST is not here. Get it with npm run data, or name its folder in FASHION_MNIST_DIR.',
  );
  process.exitCode = 1;
} else {
  const read = async (file: string) => new Uint8Array(await readFile(join(folder, file)));
  const [train, test] = [await readFashion('train', read), await readFashion('test', read)];
  const percent = (share: number) => `${(100 * share).toFixed(2)} %`;
  const began = performance.now();
  const { run, weights } = record(lab, train, test, ({ trainLoss, trainAccuracy, testAccuracy }, epoch) => {
    const seconds = Math.round((performance.now() - began) / 1000);
    console.log(
      `epoch ${epoch} of ${lab.recipe.epochs}: loss ${trainLoss.toFixed(4)}, training ${percent(trainAccuracy)}, test ${percent(testAccuracy)}, ${seconds} s`,
    );
  });
  const made = {
    command: `npm run record -- ${name}`,
    seconds: Math.round((performance.now() - began) / 1000),
    node: process.version,
    v8: process.versions.v8,
    processor: cpus()[0]?.model ?? 'unknown',
  };
  await mkdir(target, { recursive: true });
  await writeFile(join(target, `${name}.json`), `${JSON.stringify({ ...run, made }, null, 1)}\n`);
  await writeFile(join(target, `${name}.weights.json`), `${JSON.stringify(weights)}\n`);
  console.log(`${percent(run.keptAccuracy)} with the weights as kept: ${target}/${name}.json`);
}
