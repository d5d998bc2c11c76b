import { tmpdir } from 'node:os';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { normalisationOf, take } from '@training/data/dataset.ts';
import { readFashion } from '@training/data/fashion.ts';
import { Wrong } from '@training/record/command.ts';
import { readImages } from '@training/record/images.ts';
import { fashionDirectory, readRealFashion } from './fashion-files.ts';

describe.skipIf(!fashionDirectory)(
  'the real Fashion-MNIST (skipped where neither FASHION_MNIST_DIR nor ../shared/fashion-mnist has it)',
  () => {
    test('has 60,000 and 10,000 images, as many of each class', async () => {
      for (const [split, count] of [
        ['train', 60_000],
        ['test', 10_000],
      ] as const) {
        const { images, labels } = await readRealFashion(split);
        expect(images.length).toBe(count * 28 * 28);
        const perClass = labels.reduce<number[]>((found, label) => {
          found[label] = (found[label] ?? 0) + 1;
          return found;
        }, []);
        expect(perClass).toEqual(new Array(10).fill(count / 10));
      }
    });

    test('begins with an ankle boot, and has the mean and deviation that everyone uses', async () => {
      const train = await readRealFashion('train');
      expect(train.classes[train.labels[0]!]).toBe('Ankle boot');
      const { mean, deviation } = normalisationOf(train);
      expect(mean).toBeCloseTo(0.286, 4);
      expect(deviation).toBeCloseTo(0.353, 4);
      expect(take(train, 3).images.length).toBe(3 * 784);
    });
  },
);

describe('where recordings look for Fashion-MNIST', () => {
  afterEach(() => {
    vi.unstubAllEnvs();
  });

  test('is the folder that FASHION_MNIST_DIR names, and no other where it is not there', async () => {
    const folder = tmpdir();
    vi.stubEnv('FASHION_MNIST_DIR', folder);
    const names =
      'train-images-idx3-ubyte.gz, train-labels-idx1-ubyte.gz, t10k-images-idx3-ubyte.gz, t10k-labels-idx1-ubyte.gz';
    await expect(readImages(process.cwd(), readFashion)).rejects.toThrow(
      new Wrong(`FASHION_MNIST_DIR is '${folder}', which should hold ${names}, but has no ${names}.`),
    );
  });

  test('may be nowhere', async () => {
    vi.stubEnv('FASHION_MNIST_DIR', undefined);
    expect(await readImages('/nowhere/at/all', readFashion)).toBeUndefined();
  });
});
