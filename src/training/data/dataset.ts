/** Grey images with one label each. */
export interface Dataset {
  /** Of each class, at the index that is its label. */
  classes: readonly string[];
  height: number;
  width: number;
  /** [count, height, width], 0 to 255. */
  images: Uint8Array;
  /** [count]. */
  labels: Uint8Array;
}

/** Fashion-MNIST's classes, in the order of its labels. */
export const garmentClasses = [
  'T-shirt/top',
  'Trouser',
  'Pullover',
  'Dress',
  'Coat',
  'Sandal',
  'Shirt',
  'Sneaker',
  'Bag',
  'Ankle boot',
] as const;

/** Mean and standard deviation of the pixels, with 255 as 1: what a training set is normalised by, and its test set too. */
export interface Normalisation {
  mean: number;
  deviation: number;
}

/** All whole numbers until the end, so that it comes out the same on every machine. */
export function normalisationOf({ images }: Dataset): Normalisation {
  let sum = 0;
  let squares = 0;
  for (const pixel of images) {
    sum += pixel;
    squares += pixel * pixel;
  }
  const mean = sum / images.length;
  return { mean: mean / 255, deviation: Math.sqrt(squares / images.length - mean * mean) / 255 };
}

/** The first `count` images, or all if there are fewer. */
export function take(dataset: Dataset, count: number): Dataset {
  const { height, width, images, labels } = dataset;
  return {
    ...dataset,
    images: images.subarray(0, count * height * width),
    labels: labels.subarray(0, count),
  };
}
