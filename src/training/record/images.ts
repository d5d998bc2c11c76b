import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { readFashion } from '../data/fashion.ts';
import { fashionFiles, fashionFolder } from '../data/files.ts';

/** All of Fashion-MNIST, wherever it lies; undefined if it is nowhere. */
export async function readImages(root: string, read: typeof readFashion) {
  const folder = [
    process.env.FASHION_MNIST_DIR,
    join(root, '../shared/fashion-mnist'),
    join(root, 'public', fashionFolder),
  ].find((each) => each && existsSync(join(each, fashionFiles.train.images.name)));
  if (!folder) return undefined;
  const file = async (name: string) => new Uint8Array(await readFile(join(folder, name)));
  return { train: await read('train', file), test: await read('test', file) };
}
