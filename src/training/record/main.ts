/**
 * `npm run record -- <name>`, the name of a lab or a figure, trains its network on the engine that pages use.
 * A lab learns from all of Fashion-MNIST, and content/labs/runs/ gets <lab>.json (the run) and <lab>.weights.json.
 * A figure draws its own data, and its folder gets recorded.json. What is written says in `made` how long it took and on what.
 */
import { mkdir, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { Wrong, command } from './command.ts';
import { noImages, readImages } from './images.ts';
import type { RecordedFigure } from './figures.ts';
import type { RecordedLab } from './labs.ts';
import { load } from './load.ts';
import { madeBy } from './made.ts';

const root = resolve(import.meta.dirname, '../../..');
const { readFashion, record, recordedFigures, recordedLabs } = await load<typeof import('./index.ts')>(
  root,
  join(import.meta.dirname, 'index.ts'),
);

async function write(path: string, text: string): Promise<void> {
  await mkdir(join(path, '..'), { recursive: true });
  await writeFile(path, `${text}\n`);
  console.log(path);
}

async function recordFigure(name: string, figure: RecordedFigure): Promise<void> {
  const began = performance.now();
  const recorded = figure.record(console.log);
  const text = JSON.stringify({ ...recorded, made: madeBy(name, began) }, null, 1);
  await write(join(root, 'components/widgets', name, 'recorded.json'), text);
}

async function recordLab(name: string, lab: RecordedLab): Promise<void> {
  const images = await readImages(root, readFashion);
  if (!images) throw new Wrong(noImages);
  const { train, test } = images;
  const percent = (share: number) => `${(100 * share).toFixed(2)} %`;
  const began = performance.now();
  const { run, weights } = record(lab, train, test, ({ trainLoss, trainAccuracy, testAccuracy }, epoch) => {
    const seconds = Math.round((performance.now() - began) / 1000);
    console.log(
      `epoch ${epoch} of ${lab.recipe.epochs}: loss ${trainLoss.toFixed(4)}, training ${percent(trainAccuracy)}, test ${percent(testAccuracy)}, ${seconds} s`,
    );
  });
  console.log(`${percent(run.keptAccuracy)} with the weights as kept`);
  const target = join(root, 'content/labs/runs');
  await write(join(target, `${name}.json`), JSON.stringify({ ...run, made: madeBy(name, began) }, null, 1));
  await write(join(target, `${name}.weights.json`), JSON.stringify(weights));
}

await command(async () => {
  const name = process.argv[2] ?? '';
  if (Object.hasOwn(recordedLabs, name)) return recordLab(name, recordedLabs[name]!);
  if (Object.hasOwn(recordedFigures, name)) return recordFigure(name, recordedFigures[name]!);
  const list = (things: object) => Object.keys(things).join(', ') || 'none';
  const wrong = name ? `There is nothing named '${name}' to record.` : 'What is to be recorded?';
  throw new Wrong(
    `${wrong} npm run record -- <name> knows the labs ${list(recordedLabs)} and the figures ${list(recordedFigures)}.`,
  );
});
