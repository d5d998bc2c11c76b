/**
 * `npm run record:again -- <lab> [epochs]` runs the first epochs of a recorded lab again, 1 if it is not said, and compares each
 * number to the digit with what content/labs/runs/ keeps.
 */
import { readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { readImages } from './images.ts';
import { load } from './load.ts';
import type { RunRecord } from './record.ts';

const root = resolve(import.meta.dirname, '../../..');
const [name = '', count = '1'] = process.argv.slice(2);
const { begin, epochsOf, readFashion, recordedLabs } = await load<typeof import('./index.ts')>(
  root,
  join(import.meta.dirname, 'index.ts'),
);
const lab = recordedLabs[name];
const images = await readImages(root, readFashion);
if (!lab || !images) throw new Error('Name a recorded lab; Fashion-MNIST must be here (npm run data).');

const run = JSON.parse(await readFile(join(root, 'content/labs/runs', `${name}.json`), 'utf8')) as RunRecord;
let number = 0;
for (const { epoch } of epochsOf(begin({ ...lab, recipe: run.recipe }, images.train), images.test)) {
  const [again, then] = [epoch, run.epochs[number++]].map((each) => JSON.stringify(each));
  console.log(
    again === then ? `epoch ${number}: the same, ${again}` : `epoch ${number}: ${again}, recorded ${then}`,
  );
  if (again !== then) process.exitCode = 1;
  if (number >= Number(count)) break;
}
