/**
 * `npm run data`: puts Fashion-MNIST where the site serves it, public/data/fashion-mnist, ignored by git.
 * Taken from FASHION_MNIST_DIR, else from ../shared/fashion-mnist, else from Zalando's public repository. Plain Node runs it,
 * so it imports nothing by alias.
 */
import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { fashionFiles, fashionFolder } from './files.ts';

const ORIGIN = 'https://github.com/zalandoresearch/fashion-mnist/raw/master/data/fashion';

const root = resolve(import.meta.dirname, '../../..');
const target = join(root, 'public', fashionFolder);
const source =
  process.env.FASHION_MNIST_DIR ??
  [join(root, '../shared/fashion-mnist')].find((folder) => existsSync(folder)) ??
  ORIGIN;

const md5 = (bytes: Uint8Array): string => createHash('md5').update(bytes).digest('hex');

async function fetched(name: string): Promise<Uint8Array> {
  if (source !== ORIGIN) return readFile(join(source, name));
  const response = await fetch(`${ORIGIN}/${name}`);
  if (!response.ok) throw new Error(`${response.url} answered ${response.status} ${response.statusText}`);
  return new Uint8Array(await response.arrayBuffer());
}

async function get(name: string, sum: string): Promise<string> {
  const path = join(target, name);
  if (existsSync(path) && md5(await readFile(path)) === sum) return `${name}: already there`;
  const bytes = await fetched(name);
  if (md5(bytes) !== sum) {
    throw new Error(`${name} from ${source}: its MD5 sum is ${md5(bytes)}, but should be ${sum}`);
  }
  await writeFile(path, bytes);
  return `${name}: ${bytes.length.toLocaleString('en')} bytes from ${source}`;
}

try {
  await mkdir(target, { recursive: true });
  for (const { images, labels } of Object.values(fashionFiles)) {
    for (const { name, md5 } of [images, labels]) console.log(await get(name, md5));
  }
} catch (error) {
  console.error(`Fashion-MNIST could not be got. ${(error as Error).message}`);
  console.error('Put the four files into a folder, and name it in FASHION_MNIST_DIR.');
  process.exitCode = 1;
}
