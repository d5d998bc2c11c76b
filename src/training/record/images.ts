import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { readFashion } from '../data/fashion.ts';
import { fashionFiles, fashionFolder } from '../data/files.ts';
import { Wrong } from './command.ts';

/** Where `readImages` gives undefined. */
export const noImages =
  'Fashion-MNIST is not here. Get it with npm run data, or name its folder in FASHION_MNIST_DIR.';

const names = Object.values(fashionFiles).flatMap(({ images, labels }) => [images.name, labels.name]);

/**
 * All of Fashion-MNIST, from the folder that FASHION_MNIST_DIR names, else from wherever it lies; undefined if it is nowhere.
 * @throws Wrong if FASHION_MNIST_DIR names a folder without it.
 */
export async function readImages(root: string, read: typeof readFashion) {
  const folder =
    namedFolder() ??
    [join(root, '../shared/fashion-mnist'), join(root, 'public', fashionFolder)].find((each) =>
      existsSync(join(each, fashionFiles.train.images.name)),
    );
  if (!folder) return undefined;
  const file = async (name: string) => new Uint8Array(await readFile(join(folder, name)));
  return { train: await read('train', file), test: await read('test', file) };
}

function namedFolder(): string | undefined {
  const folder = process.env.FASHION_MNIST_DIR;
  if (folder === undefined) return undefined;
  const missing = names.filter((name) => !existsSync(join(folder, name)));
  if (missing.length === 0) return folder;
  throw new Wrong(
    `FASHION_MNIST_DIR is '${folder}', which should hold ${names.join(', ')}, but has no ${missing.join(', ')}.`,
  );
}
