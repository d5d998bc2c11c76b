import { readNetwork } from '@network/python/index.ts';
import type { Dataset } from '../data/dataset.ts';
import { type Evaluation, evaluate } from '../evaluation.ts';
import { fastBackend } from '../fast/learner.ts';
import { type Backend, parametersOf } from '../learner.ts';
import { type Training, init, isDone, step } from '../loop.ts';
import type { Recipe } from '../recipe.ts';
import type { RecordedLab } from './labs.ts';
import { type WeightsRecord, keepInHalf } from './weights.ts';

/** What one epoch gave: means over its steps, as the training batches showed them, and the test set after it. */
export interface EpochRecord {
  trainLoss: number;
  trainAccuracy: number;
  testLoss: number;
  testAccuracy: number;
}

/** A run as it went: what the lab pages show. Nothing in it depends on the clock. */
export interface RunRecord {
  title: string;
  source: string;
  recipe: Recipe;
  classes: readonly string[];
  images: { train: number; test: number };
  parameters: number;
  epochs: EpochRecord[];
  /** Of the test set at the end, [classes, classes]: rows are right, columns told. */
  confusion: number[];
  /** Of the weights as they are kept, in half precision. */
  keptAccuracy: number;
}

/** A lab's training before its first step. */
export const begin = (
  { source, recipe }: RecordedLab,
  train: Dataset,
  backend: Backend = fastBackend,
): Training => init(readNetwork(source).network!, train, recipe, backend);

/** Runs on epoch by epoch, to the end if nobody stops. */
export function* epochsOf(
  training: Training,
  test: Dataset,
): Generator<{ epoch: EpochRecord; tested: Evaluation }, void> {
  while (!isDone(training)) {
    const trained = trainEpoch(training);
    const tested = evaluate(training.learner, test, training.normalisation);
    yield { epoch: { ...trained, testLoss: tested.loss, testAccuracy: tested.accuracy }, tested };
  }
}

/** Runs a lab from beginning to end. `tell` hears of each epoch. */
export function record(
  lab: RecordedLab,
  train: Dataset,
  test: Dataset,
  tell: (epoch: EpochRecord, number: number) => void = () => undefined,
  backend: Backend = fastBackend,
): { run: RunRecord; weights: WeightsRecord } {
  const { title, source, recipe } = lab;
  const training = begin(lab, train, backend);
  const { learner, normalisation } = training;
  const epochs: EpochRecord[] = [];
  let confusion: number[] = [];
  for (const { epoch, tested } of epochsOf(training, test)) {
    epochs.push(epoch);
    confusion = [...tested.confusion];
    tell(epoch, epochs.length);
  }
  const weights = keepInHalf([...learner.parameters, ...learner.buffers]);
  return {
    run: {
      title,
      source,
      recipe,
      classes: train.classes,
      images: { train: train.labels.length, test: test.labels.length },
      parameters: parametersOf(learner),
      epochs,
      confusion,
      keptAccuracy: evaluate(learner, test, normalisation).accuracy,
    },
    weights,
  };
}

function trainEpoch(training: Training): Pick<EpochRecord, 'trainLoss' | 'trainAccuracy'> {
  const { stepsPerEpoch } = training;
  let [trainLoss, trainAccuracy] = [0, 0];
  for (let count = 0; count < stepsPerEpoch; count++) {
    const { loss, accuracy } = step(training);
    trainLoss += loss / stepsPerEpoch;
    trainAccuracy += accuracy / stepsPerEpoch;
  }
  return { trainLoss, trainAccuracy };
}
