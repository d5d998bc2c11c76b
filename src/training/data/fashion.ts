import { type Dataset, garmentClasses } from './dataset.ts';
import { type Split, fashionFiles } from './files.ts';
import { DataError, readIdx } from './idx.ts';

const SIDE = 28;

/**
 * One half of Fashion-MNIST from its two files, gzipped or not.
 * @param read Gives the bytes of the file of that name.
 * @throws DataError naming the file, what is wrong with it and what would be right.
 */
export async function readFashion(
  split: Split,
  read: (name: string) => Promise<Uint8Array<ArrayBuffer>>,
): Promise<Dataset> {
  const { images, labels, count } = fashionFiles[split];
  const [pictures, answers] = await Promise.all([
    read(images.name).then((file) => readIdx(file, images.name, 3)),
    read(labels.name).then((file) => readIdx(file, labels.name, 1)),
  ]);
  const [pictureCount, height, width] = pictures.lengths;
  if (height !== SIDE || width !== SIDE) {
    throw new DataError(
      `${images.name}: its images are ${height} × ${width}, but Fashion-MNIST's are ${SIDE} × ${SIDE}`,
    );
  }
  checkCount(images.name, pictureCount!, count);
  checkCount(labels.name, answers.lengths[0]!, count);
  const stray = answers.body.findIndex((label) => label >= garmentClasses.length);
  if (stray >= 0) {
    throw new DataError(
      `${labels.name}: label ${stray} is ${answers.body[stray]}, but the classes go from 0 to ${garmentClasses.length - 1}`,
    );
  }
  return { classes: garmentClasses, height, width, images: pictures.body, labels: answers.body };
}

function checkCount(name: string, found: number, wanted: number): void {
  if (found === wanted) return;
  const other = Object.values(fashionFiles).some(({ count }) => count === found);
  throw new DataError(
    `${name}: holds ${found} items, but should hold ${wanted}` +
      (other ? '; that is the count of the other half of the data' : ''),
  );
}
