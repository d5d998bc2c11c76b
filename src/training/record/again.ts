/**
 * `npm run record:again -- <lab> [epochs]` runs the first epochs of a recorded lab again, 1 if it is not said, and compares each
 * number to the digit with what content/labs/runs/ keeps.
 */
import { readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { Wrong, command } from './command.ts';
import { noImages, readImages } from './images.ts';
import { load } from './load.ts';
import type { RunRecord } from './record.ts';

const root = resolve(import.meta.dirname, '../../..');

async function again(name = '', epochs = '1'): Promise<void> {
  const { begin, epochsOf, readFashion, recordedLabs } = await load<typeof import('./index.ts')>(
    root,
    join(import.meta.dirname, 'index.ts'),
  );
  const lab = Object.hasOwn(recordedLabs, name) ? recordedLabs[name] : undefined;
  if (!lab) {
    const known = Object.keys(recordedLabs).join(', ');
    const wrong = name ? `There is no recorded lab named '${name}'.` : 'Which lab is to be run again?';
    throw new Wrong(`${wrong} npm run record:again -- <lab> [epochs] knows ${known}.`);
  }
  const most = lab.recipe.epochs;
  const count = Number(epochs);
  if (!(Number.isInteger(count) && count >= 1 && count <= most))
    throw new Wrong(`epochs must be a whole number from 1 to ${most}, but is '${epochs}'.`);
  const images = await readImages(root, readFashion);
  if (!images) throw new Wrong(noImages);

  const run = JSON.parse(
    await readFile(join(root, 'content/labs/runs', `${name}.json`), 'utf8'),
  ) as RunRecord;
  let number = 0;
  for (const { epoch } of epochsOf(begin({ ...lab, recipe: run.recipe }, images.train), images.test)) {
    const [now, then] = [epoch, run.epochs[number++]].map((each) => JSON.stringify(each));
    console.log(
      now === then ? `epoch ${number}: the same, ${now}` : `epoch ${number}: ${now}, recorded ${then}`,
    );
    if (now !== then) process.exitCode = 1;
    if (number >= count) break;
  }
}

await command(() => again(...process.argv.slice(2)));
