import { gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { readFashion } from '@training/data/fashion.ts';
import { fashionFiles } from '@training/data/files.ts';
import { DataError, readIdx } from '@training/data/idx.ts';

/** An IDX file: the header, then as many bytes as it promises, or `body` of them. */
function idx(
  lengths: readonly number[],
  { type = 8, body = lengths.reduce((a, b) => a * b, 1), fill = 0 } = {},
) {
  const header = new DataView(new ArrayBuffer(4 + 4 * lengths.length));
  header.setUint8(2, type);
  header.setUint8(3, lengths.length);
  lengths.forEach((length, axis) => {
    header.setUint32(4 + 4 * axis, length);
  });
  return new Uint8Array([...new Uint8Array(header.buffer), ...new Uint8Array(body).fill(fill)]);
}
const zipped = (bytes: Uint8Array) => new Uint8Array(gzipSync(bytes));

describe('an IDX file', () => {
  test.each([
    ['zipped', zipped],
    ['as it is', (bytes: Uint8Array<ArrayBuffer>) => bytes],
  ])('is read %s', async (_, wrap) => {
    const { lengths, body } = await readIdx(wrap(idx([2, 3, 4], { fill: 9 })), 'x', 3);
    expect(lengths).toEqual([2, 3, 4]);
    expect([...body]).toEqual(new Array(24).fill(9));
  });

  const images = idx([5, 28, 28]);
  test.each<[string, Uint8Array<ArrayBuffer>, 1 | 3, string]>([
    [
      'labels for images',
      zipped(idx([5])),
      3,
      'a.gz: holds labels where images should be; were the two files swapped?',
    ],
    [
      'images for labels',
      zipped(images),
      1,
      'a.gz: holds images where labels should be; were the two files swapped?',
    ],
    ['two axes', idx([5, 28]), 3, 'a.gz: has 2 axes, but images have 3'],
    [
      'a web page',
      new Uint8Array(Buffer.from('<!DOCTYPE html>')),
      3,
      'a.gz: is not an IDX file: it should begin with the bytes 00 00 08 03 (gzipped or not), but begins with 3c 21 44 4f',
    ],
    [
      'nothing',
      new Uint8Array(),
      1,
      'a.gz: is not an IDX file: it should begin with the bytes 00 00 08 01 (gzipped or not), but begins with nothing',
    ],
    [
      'floats',
      idx([5], { type: 0x0d }),
      1,
      'a.gz: holds numbers of type 0xd, but labels are unsigned bytes, type 0x8',
    ],
    ['half a header', images.slice(0, 9), 3, 'a.gz: ends within its header of 16 bytes'],
    [
      'half a body',
      images.slice(0, 2000),
      3,
      'a.gz: its header promises 5 × 28 × 28 bytes of images, which is 3920, but 1984 follow; the file was cut short',
    ],
    [
      'too much',
      idx([5], { body: 7 }),
      1,
      'a.gz: its header promises 5 bytes of labels, which is 5, but 7 follow',
    ],
    [
      'half a gzip file',
      zipped(images).slice(0, 30),
      3,
      'a.gz: cannot be unzipped; the file was cut short or changed on its way',
    ],
  ])('with %s is refused in words', async (_, file, axes, message) => {
    await expect(readIdx(file, 'a.gz', axes)).rejects.toThrow(new DataError(message));
  });
});

describe('Fashion-MNIST is refused', () => {
  const { images, labels } = fashionFiles.test;
  const read = (files: Record<string, Uint8Array<ArrayBuffer>>) =>
    readFashion('test', (name) => Promise.resolve(files[name]!));

  test.each([
    [
      'if it is the other half',
      idx([60_000, 28, 28]),
      idx([10_000]),
      `${images.name}: holds 60000 items, but should hold 10000; that is the count of the other half of the data`,
    ],
    [
      'if labels are missing',
      idx([10_000, 28, 28]),
      idx([9_999]),
      `${labels.name}: holds 9999 items, but should hold 10000`,
    ],
    [
      'if the images have another size',
      idx([10_000, 2, 2]),
      idx([10_000]),
      `${images.name}: its images are 2 × 2, but Fashion-MNIST's are 28 × 28`,
    ],
    [
      'if a label is no class',
      idx([10_000, 28, 28]),
      idx([10_000], { fill: 10 }),
      `${labels.name}: label 0 is 10, but the classes go from 0 to 9`,
    ],
  ])('%s', async (_, pictures, answers, message) => {
    await expect(read({ [images.name]: pictures, [labels.name]: answers })).rejects.toThrow(
      new DataError(message),
    );
  });
});
