import { Random } from '@engine/random.ts';
import { type Dataset, garmentClasses } from '../dataset.ts';
import { ankleBoot, bag, sandal, sneaker, trouser } from './below.ts';
import { SIDE, draw } from './draw.ts';
import type { Pattern } from './part.ts';
import { coat, dress, pullover, shirt, tShirt } from './tops.ts';

/** In the order of `garmentClasses`. */
const patterns: readonly Pattern[] = [
  tShirt,
  trouser,
  pullover,
  dress,
  coat,
  sandal,
  shirt,
  sneaker,
  bag,
  ankleBoot,
];

/**
 * Garments drawn by arithmetic, of the classes and the size of Fashion-MNIST, as many of each class: for pages that cannot
 * load it, and for tests. Where they lie, how they are cut, what covers them and how bright they are differs from one to the
 * next, so that no single pixel tells much. The same seed gives the same images.
 */
export function drawnGarments(count: number, seed: number): Dataset {
  const random = new Random(seed);
  const size = SIDE * SIDE;
  const images = new Uint8Array(count * size);
  const labels = Uint8Array.from({ length: count }, (_, index) => index % patterns.length);
  labels.forEach((label, index) => {
    draw(patterns[label]!(random), random, images.subarray(index * size, (index + 1) * size));
  });
  return { classes: garmentClasses, height: SIDE, width: SIDE, images, labels };
}
