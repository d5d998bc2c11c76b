import type { Random } from '@engine/random.ts';
import { Tensor } from '@engine/tensor.ts';
import { type Augmentation, drawMove, moveImage } from './augment.ts';
import type { Dataset, Normalisation } from './dataset.ts';

/** Images as a network reads them, and their labels. */
export interface Batch {
  /** [batch, 1, height, width], normalised. */
  images: Tensor;
  /** [batch], or [batch, …] for a network that labels every place. */
  labels: Uint8Array;
}

/** Makes batches of a dataset, always in the same memory: a batch holds until the next one is made. */
export interface Batcher {
  /** The images with these numbers, in this order; moved by `augmentation` with draws from `random`. */
  fill(numbers: Int32Array, augmentation?: Augmentation, random?: Random): Batch;
}

/** @param most The largest number of images in a batch. */
export function batcher(dataset: Dataset, normalisation: Normalisation, most: number): Batcher {
  const { height, width, images, labels } = dataset;
  const size = height * width;
  const { mean, deviation } = normalisation;
  const memory = new Float32Array(most * size);
  const answers = new Uint8Array(most);
  const views = new Map<number, Batch>();

  const view = (count: number): Batch => {
    const made = views.get(count) ?? {
      images: new Tensor([count, 1, height, width], memory.subarray(0, count * size)),
      labels: answers.subarray(0, count),
    };
    views.set(count, made);
    return made;
  };

  return {
    fill(numbers, augmentation, random) {
      numbers.forEach((number, place) => {
        const image = images.subarray(number * size, (number + 1) * size);
        if (augmentation && random) {
          moveImage(image, width, drawMove(augmentation, random), memory, place * size);
        } else {
          memory.set(image, place * size);
        }
        answers[place] = labels[number]!;
      });
      const used = numbers.length * size;
      for (let cell = 0; cell < used; cell++) memory[cell] = (memory[cell]! / 255 - mean) / deviation;
      return view(numbers.length);
    },
  };
}
