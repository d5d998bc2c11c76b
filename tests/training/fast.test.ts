import { describe, expect, test } from 'vitest';
import type { OptimizerOptions } from '@engine/optim/index.ts';
import { Random } from '@engine/random.ts';
import { Tensor, sizeOf } from '@engine/tensor.ts';
import { lenet28, residualSource, simpleCnn } from '@network/models/trained.ts';
import { readNetwork } from '@network/python/index.ts';
import { drawnGarments } from '@training/data/garments/index.ts';
import { evaluate } from '@training/evaluation.ts';
import { canBeFast, fastBackend } from '@training/fast/learner.ts';
import { beginParameters } from '@training/initial.ts';
import { init, step } from '@training/loop.ts';
import { plainBackend } from '@training/plain.ts';
import { restore, takeSnapshot } from '@training/snapshot.ts';
import { relativeError } from '../engine/golden.ts';
import { linearNet, recipe, smallNet } from './nets.ts';

const sources = {
  'the simple CNN': simpleCnn,
  'the LeNet-like CNN': lenet28,
  'ResNet-8 with option A': residualSource({ depth: 8, shortcut: 'A', width: 4 }),
  'ResNet-8 with option B': residualSource({ depth: 8, shortcut: 'B', width: 4 }),
  'plain-14': residualSource({ depth: 14, shortcut: null, width: 4 }),
  'layers of many kinds': `nn.Sequential(
    nn.Conv2d(1, 6, 3, stride=2, padding=1, groups=1), nn.LeakyReLU(0.1), nn.AvgPool2d(2),
    nn.ConvTranspose2d(6, 4, 4, stride=2, padding=1), nn.Tanh(), nn.BatchNorm2d(4, affine=False),
    nn.AdaptiveAvgPool2d(3), nn.Identity(), nn.Flatten(), nn.Dropout(0.3), nn.Linear(36, 10),
  )`,
  'a grouped convolution whose groups are laid out as rows': `nn.Sequential(
    nn.Flatten(1, 2), nn.Conv1d(28, 56, 28, groups=28), nn.ReLU(),
    nn.Flatten(), nn.Unflatten(1, (1, -1, 2)), nn.MaxPool2d((28, 1)), nn.Flatten(), nn.Linear(2, 10),
  )`,
};

const random = new Random(4);
const batch = (count: number) => ({
  images: new Tensor(
    [count, 1, 28, 28],
    Float32Array.from({ length: sizeOf([count, 28, 28]) }, () => random.normal()),
  ),
  labels: Uint8Array.from({ length: count }, () => random.below(10)),
});

describe.each(Object.entries(sources))('%s on the fast engine', (_, source) => {
  const network = readNetwork(source).network!;
  const options = { optimizer: { name: 'SGD', momentum: 0.9 }, images: [6, 1, 28, 28] } as const;
  const [fast, plain] = [fastBackend, plainBackend].map((backend) =>
    backend.learner(network, beginParameters(network, { kind: 'default' }, 3), options),
  );

  test('is not the plain one in disguise', () => {
    expect(canBeFast(network)).toBe(true);
  });

  test('learns what the plain engine learns, from whole and from smaller batches', () => {
    for (const count of [6, 6, 5]) {
      const given = batch(count);
      const [ours, truth] = [fast!, plain!].map((learner) => learner.learn(given, new Random(1)));
      expect(ours!.loss).toBeCloseTo(truth!.loss, 5);
      expect(ours!.correct).toBe(truth!.correct);
      for (const [name, gradient] of truth!.gradients) {
        const { shape } = plain!.parameters.get(name)!;
        const found = new Tensor(shape, ours!.gradients.get(name)!);
        // A bias before batch norm has a gradient of 0, of which rounding is all that is left.
        const largest = gradient.reduce((most, value) => Math.max(most, Math.abs(value)), 0);
        if (largest > 1e-6)
          expect([name, relativeError(found, new Tensor(shape, gradient)) < 2e-4]).toEqual([name, true]);
      }
      [fast!, plain!].forEach((learner) => {
        learner.update(0.01);
      });
    }
    for (const [name, truth] of [...plain!.parameters, ...plain!.buffers]) {
      const found = fast!.parameters.get(name) ?? fast!.buffers.get(name)!;
      expect([name, relativeError(found, truth) < 2e-4]).toEqual([name, true]);
    }
  });

  test('predicts what the plain engine predicts, node by node', () => {
    const { images } = batch(4);
    expect(relativeError(fast!.predict(images), plain!.predict(images))).toBeLessThan(2e-4);
    const truth = plain!.activations(images);
    const found = fast!.activations(images);
    expect([...found.keys()]).toEqual([...truth.keys()]);
    for (const [id, value] of truth)
      expect([id, relativeError(found.get(id)!, value) < 2e-4]).toEqual([id, true]);
  });
});

describe('an optimizer on the fast engine moves parameters as the plain one does', () => {
  test.each<OptimizerOptions>([
    { name: 'SGD' },
    { name: 'SGD', momentum: 0.9, dampening: 0.2, weightDecay: 0.1 },
    { name: 'SGD', momentum: 0.8, nesterov: true },
    { name: 'Adagrad' },
    { name: 'RMSprop', centered: true, momentum: 0.5 },
    { name: 'Adam', weightDecay: 0.1, betas: [0.7, 0.9] },
    { name: 'Adam', amsgrad: true },
    { name: 'AdamW', eps: 1e-3 },
  ])('%j', (optimizer) => {
    const begun = [fastBackend, plainBackend].map((backend) => {
      const state = beginParameters(linearNet, { kind: 'default' }, 3);
      return backend.learner(linearNet, state, { optimizer, images: [8, 1, 28, 28] });
    });
    for (let turn = 0; turn < 4; turn++) {
      const given = batch(8);
      for (const learner of begun) {
        learner.learn(given, new Random(1));
        learner.update(0.01);
      }
    }
    const [ours, truth] = begun;
    truth!.parameters.forEach((value, name) => {
      expect(relativeError(ours!.parameters.get(name)!, value)).toBeLessThan(1e-4);
    });
    truth!.states.forEach(({ step, slots }, name) => {
      const found = ours!.states.get(name)!;
      expect([found.step, Object.keys(found.slots)]).toEqual([step, Object.keys(slots)]);
    });
  });
});

describe('the training loop on the fast engine', () => {
  const data = drawnGarments(60, 1);
  const begin = () => init(smallNet, data, recipe, fastBackend);
  const steps = (training: ReturnType<typeof begin>, count: number) =>
    Array.from({ length: count }, () => step(training));

  test('goes on from a snapshot bit by bit', () => {
    const [whole, first, second] = [begin(), begin(), begin()];
    const losses = steps(whole, 7).slice(3);
    steps(first, 3);
    restore(second, structuredClone(takeSnapshot(first)));
    expect(steps(second, 4)).toEqual(losses);
    expect(takeSnapshot(second)).toEqual(takeSnapshot(whole));
  });

  test('comes to the accuracy of the plain one', () => {
    const held = drawnGarments(130, 2);
    const [fast, plain] = [fastBackend, plainBackend].map((backend) => {
      // Not Adam: it makes whole steps of the rounding that is the gradient of a bias before batch norm.
      const training = init(smallNet, data, { ...recipe, optimizer: { name: 'SGD', lr: 0.05 } }, backend);
      steps(training, 8);
      return evaluate(training.learner, held, training.normalisation);
    });
    expect(fast!.loss).toBeCloseTo(plain!.loss, 4);
    expect(Math.abs(fast!.accuracy - plain!.accuracy)).toBeLessThan(0.01);
  });

  test('refuses to cut up a batch, in words', () => {
    const { network } = readNetwork(
      'nn.Sequential(nn.Flatten(), nn.Unflatten(0, (1, -1)), nn.Flatten(0, 1))',
    );
    const state = beginParameters(network!, { kind: 'default' }, 3);
    expect(() =>
      fastBackend.learner(network!, state, { optimizer: { name: 'SGD' }, images: [8, 1, 28, 28] }),
    ).toThrow('the fast engine leaves the batch as it is');
  });

  test('falls back to the plain engine for a layer that it does not know', () => {
    const { network } = readNetwork('nn.Sequential(nn.Flatten(), nn.SiLU(), nn.Linear(784, 10))');
    expect(canBeFast(network!)).toBe(false);
    expect(step(init(network!, data, recipe, fastBackend))).toEqual(step(init(network!, data, recipe)));
  });
});
