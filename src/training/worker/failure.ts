import { ShapeError } from '@engine/tensor.ts';
import { DataError } from '../data/idx.ts';
import type { Failure } from './messages.ts';

/** Thrown by a run whose loss is no longer a number. */
export class Diverged extends Error {
  override name = 'Diverged';
  constructor(step: number) {
    super(`The loss was no longer a number at step ${step}: the weights grew beyond all bounds.`);
  }
}

/** Thrown for source that holds no network that can be trained. */
export class SourceError extends Error {
  override name = 'SourceError';
}

const outOfMemory = (error: Error): boolean =>
  /allocation failed|invalid (typed )?array (buffer )?length|out of memory|could not allocate/i.test(
    error.message,
  );

/** An error in words for a reader, with a way on. */
export function explainFailure(error: unknown): Failure {
  if (!(error instanceof Error)) return { message: String(error), wayOn: 'Start the run again.' };
  const { message } = error;
  if (outOfMemory(error)) {
    return {
      message: `There was not enough memory for this network and batch (${message}).`,
      wayOn: 'Choose a smaller batch or a smaller network.',
    };
  }
  if (error instanceof Diverged) {
    return { message, wayOn: 'Choose a smaller learning rate or smaller first weights.' };
  }
  if (error instanceof DataError) {
    return { message, wayOn: 'Train on the drawn garments, or get the files again with npm run data.' };
  }
  if (error instanceof SourceError || error instanceof ShapeError) {
    return {
      message,
      wayOn: 'Change the network so that it reads images of 1 channel and gives one number per class.',
    };
  }
  if (error instanceof RangeError) return { message, wayOn: 'Change that setting.' };
  return { message, wayOn: 'Start the run again, from where it was kept last.' };
}
