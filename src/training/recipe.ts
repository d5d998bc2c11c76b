import { type OptimizerOptions, type Schedule, checkSchedule } from '@engine/optim/index.ts';
import type { Augmentation } from './data/augment.ts';
import type { Initialisation } from './initial.ts';

/** All that decides how a network learns: plain data. The same recipe on the same images is the same run. */
export interface Recipe {
  /** A whole number: of the first weights, the order of images, augmentation and dropout. */
  seed: number;
  epochs: number;
  batchSize: number;
  optimizer: OptimizerOptions;
  /** Default: constant. Counted in steps. */
  schedule?: Schedule;
  /** Default: PyTorch's. */
  initialisation?: Initialisation;
  /** Default: none. */
  augmentation?: Augmentation;
}

/** @throws RangeError naming what is out of range. The optimizer checks its own options. */
export function checkRecipe({ seed, epochs, batchSize, schedule }: Recipe, images: number): void {
  const whole = (name: string, value: number, low: number, high: number): void => {
    if (Number.isInteger(value) && value >= low && value <= high) return;
    throw new RangeError(`recipe: ${name} must be a whole number from ${low} to ${high}, but is ${value}`);
  };
  if (images === 0) throw new RangeError('recipe: there are no images to learn from');
  whole('seed', seed, 0, 2 ** 32 - 1);
  whole('epochs', epochs, 1, 100_000);
  whole('batchSize', batchSize, 1, images);
  if (schedule) checkSchedule(schedule);
}
