/**
 * `npm run record:again -- <lab> [epochs]` runs the first epochs of a recorded lab again, 1 if it is not said, and compares each
 * number to the digit with what content/labs/runs/ keeps.
 */
import { readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { noImages, readImages } from './images.ts';
import { load } from './load.ts';
import type { RunRecord } from './record.ts';

const root = resolve(import.meta.dirname, '../../..');
const [name = '', epochs = '1'] = process.argv.slice(2);
const { begin, epochsOf, readFashion, recordedLabs } = await load<typeof import('./index.ts')>(
  root,
  join(import.meta.dirname, 'index.ts'),
);
const lab = Object.hasOwn(recordedLabs, name) ? recordedLabs[name] : undefined;
if (!lab) {
  const known = Object.keys(recordedLabs).join(', ');
  throw new Error(
    `There is no recorded lab named '${name}'. npm run record:again -- <lab> [epochs] knows ${known}.`,
  );
}
const most = lab.recipe.epochs;
const count = Number(epochs);
if (!(Number.isInteger(count) && count >= 1 && count <= most))
  throw new Error(`epochs must be a whole number from 1 to ${most}, but is '${epochs}'.`);
const images = await readImages(root, readFashion);
if (!images) throw new Error(noImages);

const run = JSON.parse(await readFile(join(root, 'content/labs/runs', `${name}.json`), 'utf8')) as RunRecord;
let number = 0;
for (const { epoch } of epochsOf(begin({ ...lab, recipe: run.recipe }, images.train), images.test)) {
  const [again, then] = [epoch, run.epochs[number++]].map((each) => JSON.stringify(each));
  console.log(
    again === then ? `epoch ${number}: the same, ${again}` : `epoch ${number}: ${again}, recorded ${then}`,
  );
  if (again !== then) process.exitCode = 1;
  if (number >= count) break;
}
