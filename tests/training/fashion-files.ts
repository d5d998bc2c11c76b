import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { readFashion } from '@training/data/fashion.ts';
import { type Split, fashionFiles } from '@training/data/files.ts';

const folders = [
  process.env.FASHION_MNIST_DIR,
  resolve(import.meta.dirname, '../../../shared/fashion-mnist'),
];

/** Where the real files are: FASHION_MNIST_DIR, else ../shared/fashion-mnist beside the checkout; undefined if neither is there. */
export const fashionDirectory = folders.find(
  (folder): folder is string =>
    folder !== undefined && existsSync(join(folder, fashionFiles.train.images.name)),
);

export const readRealFashion = (split: Split) =>
  readFashion(split, async (name) => new Uint8Array(await readFile(join(fashionDirectory!, name))));
