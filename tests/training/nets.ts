import { readNetwork } from '@network/python/index.ts';
import type { Network } from '@network/graph.ts';
import type { Recipe } from '@training/recipe.ts';

const read = (layers: string): Network => readNetwork(`nn.Sequential(${layers})`).network!;

/** All that keeps state or draws numbers: convolution, batch norm, dropout. Small enough for the plain ops. */
export const smallNet = read(`
    nn.Conv2d(1, 4, 5, stride=4), nn.BatchNorm2d(4), nn.ReLU(), nn.Flatten(),
    nn.Dropout(0.25), nn.Linear(144, 10),`);

export const linearNet = read('nn.Flatten(), nn.Linear(784, 10),');

export const recipe: Recipe = {
  seed: 11,
  epochs: 2,
  batchSize: 16,
  optimizer: { name: 'Adam', lr: 0.01 },
  schedule: { kind: 'warm-up', steps: 3, from: 0.1, then: { kind: 'cosine', steps: 5 } },
  augmentation: { shift: 2, flip: true, rotate: 10 },
};
