import { lenet28, residualSource } from '@network/models/trained.ts';
import { fashionFiles } from '../data/files.ts';
import type { Recipe } from '../recipe.ts';

/** A run that is recorded on all of Fashion-MNIST, for the lab pages to show. */
export interface RecordedLab {
  title: string;
  /** PyTorch source. */
  source: string;
  recipe: Recipe;
}

const BATCH = 64;
const EPOCH = Math.ceil(fashionFiles.train.count / BATCH);

/** Stochastic gradient descent with Nesterov's momentum, warmed up for an epoch and cooled along a cosine. */
const descent = (epochs: number, lr: number): Recipe => ({
  seed: 1,
  epochs,
  batchSize: BATCH,
  optimizer: { name: 'SGD', lr, momentum: 0.9, nesterov: true, weightDecay: 5e-4 },
  schedule: {
    kind: 'warm-up',
    steps: EPOCH,
    from: 0.1,
    then: { kind: 'cosine', steps: (epochs - 1) * EPOCH },
  },
  initialisation: { kind: 'kaiming-normal', nonlinearity: 'relu' },
  augmentation: { flip: true, shift: 1 },
});

/** By the name that `npm run record -- <name>` takes. */
export const recordedLabs: Readonly<Record<string, RecordedLab>> = {
  lenet: { title: 'LeNet-like CNN', source: lenet28, recipe: descent(14, 0.03) },
  'resnet-20': {
    title: 'ResNet-20, option A',
    source: residualSource({ depth: 20, shortcut: 'A' }),
    recipe: descent(6, 0.1),
  },
};
