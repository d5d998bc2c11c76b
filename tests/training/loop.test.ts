import { describe, expect, test } from 'vitest';
import { readNetwork } from '@network/python/index.ts';
import { normalisationOf } from '@training/data/dataset.ts';
import { drawnGarments } from '@training/data/garments/index.ts';
import { evaluate } from '@training/evaluation.ts';
import { type Step, type Training, init, isDone, nextBatch, step } from '@training/loop.ts';
import { type Snapshot, restore, takeSnapshot } from '@training/snapshot.ts';
import { linearNet, recipe, smallNet } from './nets.ts';
import { stepWithStatistics } from './watched.ts';

const data = drawnGarments(60, 1);
const begin = (changes: Partial<typeof recipe> = {}) => init(smallNet, data, { ...recipe, ...changes });
const steps = (training: Training, count: number): Step[] =>
  Array.from({ length: count }, () => step(training));

describe('a run', () => {
  test('that goes on from a snapshot is bit by bit the run that was never interrupted', () => {
    const whole = begin();
    const first = begin();
    const losses = steps(whole, 7).slice(3);
    steps(first, 3);
    const kept: Snapshot = structuredClone(takeSnapshot(first));
    step(first);
    const second = begin();
    restore(second, kept);
    expect(steps(second, 4)).toEqual(losses);
    expect(takeSnapshot(second)).toEqual(takeSnapshot(whole));
  });

  test('is the same for the same seed, and another for another', () => {
    const losses = (seed: number) => steps(begin({ seed }), 4).map(({ loss }) => loss);
    expect(losses(1)).toEqual(losses(1));
    expect(losses(1)).not.toEqual(losses(2));
  });

  test('shows each image once in an epoch, in another order in the next', () => {
    const training = init(linearNet, data, { ...recipe, augmentation: undefined, batchSize: 16 });
    expect([training.stepsPerEpoch, training.steps]).toEqual([4, 8]);
    const epoch = () =>
      [0, 1, 2, 3].flatMap(() => {
        const { images, labels } = nextBatch(training);
        const seen = [...labels].map((label, image) => `${label} ${images.data[image * 784 + 300]}`);
        step(training);
        return seen;
      });
    const { mean, deviation } = normalisationOf(data);
    const everyImage = [...data.labels].map(
      (label, image) =>
        `${label} ${Math.fround((Math.fround(data.images[image * 784 + 300]!) / 255 - mean) / deviation)}`,
    );
    const [one, two] = [epoch(), epoch()];
    expect(one.toSorted()).toEqual(everyImage.toSorted());
    expect(two.toSorted()).toEqual(everyImage.toSorted());
    expect(two).not.toEqual(one);
    expect(isDone(training)).toBe(true);
  });

  test('follows its schedule, and lowers the loss', () => {
    const training = begin({
      epochs: 20,
      schedule: { kind: 'step', every: 40, gamma: 0.1 },
      augmentation: undefined,
    });
    const made = steps(training, training.steps);
    expect(made[39]!.lr).toBe(0.01);
    expect(made[40]!.lr).toBeCloseTo(0.001, 12);
    const mean = (from: number) => made.slice(from, from + 8).reduce((sum, { loss }) => sum + loss / 8, 0);
    expect(mean(72)).toBeLessThan(0.7 * mean(0));
  });

  test('leaves what its output does not depend on as it was', () => {
    const { network } = readNetwork(`
class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.used = nn.Linear(784, 10)
        self.other = nn.Linear(784, 10)

    def forward(self, x):
        x = torch.flatten(x, 1)
        self.other(x)
        return self.used(x)
`);
    const training = init(network!, data, { ...recipe, optimizer: { name: 'AdamW', weightDecay: 0.5 } });
    const weight = (name: string) => [...(training.learner.parameters.get(`${name}.weight`)?.data ?? [])];
    const [used, other] = [weight('used'), weight('other')];
    expect(stepWithStatistics(training).statistics.parameters['other.weight']?.gradientNorm ?? 0).toBe(0);
    expect(weight('other')).toEqual(other);
    expect(weight('used')).not.toEqual(used);
  });

  test.each<[Partial<typeof recipe>, string]>([
    [{ batchSize: 61 }, 'recipe: batchSize must be a whole number from 1 to 60, but is 61'],
    [{ epochs: 0 }, 'recipe: epochs must be a whole number from 1 to 100000, but is 0'],
    [{ seed: 0.5 }, 'recipe: seed must be a whole number from 0 to 4294967295, but is 0.5'],
    [
      { schedule: { kind: 'cosine', steps: 0 } },
      "schedule 'cosine': steps must be a whole number of at least 1, but is 0",
    ],
  ])('with %o is refused', (changes, message) => {
    expect(() => begin(changes)).toThrow(new RangeError(message));
  });

  test.each<[string, () => Snapshot, fault: string]>([
    [
      'another network',
      () => takeSnapshot(init(linearNet, data, recipe)),
      'should hold 100 numbers of 0.weight, but has none',
    ],
    [
      'another optimizer',
      () => takeSnapshot(begin({ optimizer: { name: 'Adam', amsgrad: true } })),
      'holds max_exp_avg_sq of 0.weight, which the run has not',
    ],
    [
      'an optimizer that keeps less',
      () => takeSnapshot(begin({ optimizer: { name: 'SGD' } })),
      'should hold 100 numbers of exp_avg of 0.weight, but has none',
    ],
    [
      'a network with more in it',
      () => {
        const { tensors, ...rest } = takeSnapshot(begin());
        return { ...rest, tensors: { ...tensors, 'more.weight': new Float32Array(3) } };
      },
      'holds more.weight, which the run has not',
    ],
    [
      'a wider network',
      () => {
        const { tensors, ...rest } = takeSnapshot(begin());
        return { ...rest, tensors: { ...tensors, '5.bias': new Float32Array(12) } };
      },
      'should hold 10 numbers of 5.bias, but has 12',
    ],
  ])('does not take the snapshot of %s, and stays as it was', (_, other, fault) => {
    const training = begin();
    const before = takeSnapshot(training);
    const snapshot = other();
    // Were it written before it is checked, this would show.
    for (const numbers of Object.values(snapshot.tensors)) numbers.fill(7);
    expect(() => {
      restore(training, snapshot);
    }).toThrow(new RangeError(`snapshot: ${fault}; is it of another network or optimizer?`));
    expect(takeSnapshot(training)).toEqual(before);
  });
});

describe('an evaluation', () => {
  test('of weights of 0 tells every image to be the first class, with a loss of ln 10', () => {
    const training = init(linearNet, data, { ...recipe, initialisation: { kind: 'zeros' } });
    const { loss, accuracy, losses, confusion } = evaluate(training.learner, data, training.normalisation);
    expect(loss).toBeCloseTo(Math.log(10), 6);
    expect(Math.min(...losses)).toBeCloseTo(Math.log(10), 6);
    expect(accuracy).toBe(0.1);
    expect([...confusion].map((count, cell) => (count ? cell : -1)).filter((cell) => cell >= 0)).toEqual([
      0, 10, 20, 30, 40, 50, 60, 70, 80, 90,
    ]);
  });

  test('agrees with itself: rows count the images of a class, the diagonal those told rightly', () => {
    const training = begin();
    steps(training, 8);
    const more = drawnGarments(130, 2);
    const { accuracy, loss, losses, predictions, confusion } = evaluate(
      training.learner,
      more,
      training.normalisation,
    );
    const row = (label: number) => [...confusion.slice(label * 10, label * 10 + 10)];
    for (let label = 0; label < 10; label++) expect(row(label).reduce((a, b) => a + b)).toBe(13);
    const right = predictions.reduce((sum, told, image) => sum + (told === more.labels[image] ? 1 : 0), 0);
    const diagonal = [...confusion].reduce((sum, count, cell) => sum + (cell % 11 === 0 ? count : 0), 0);
    expect([accuracy, diagonal]).toEqual([right / 130, right]);
    expect(losses.reduce((a, b) => a + b) / 130).toBeCloseTo(loss, 5);
  });
});

describe('statistics of a step', () => {
  test('change nothing in the run', () => {
    const [plain, watched] = [begin(), begin()];
    steps(plain, 2);
    stepWithStatistics(watched);
    stepWithStatistics(watched);
    expect(takeSnapshot(watched)).toEqual(takeSnapshot(plain));
  });

  test('are what the numbers say', () => {
    const training = begin({ optimizer: { name: 'SGD', lr: 0.1 }, schedule: undefined });
    const { data: weight } = training.learner.parameters.get('5.weight')!;
    const norm = Math.sqrt(weight.reduce((sum, value) => sum + value * value, 0));
    const { parameters, activations } = stepWithStatistics(training).statistics;
    const found = parameters['5.weight']!;
    expect(found.norm).toBeCloseTo(norm, 9);
    // SGD moves by the learning rate times the gradient.
    expect(found.updateRatio / ((0.1 * found.gradientNorm) / norm)).toBeCloseTo(1, 4);
    expect(activations.input!.mean).toBeLessThan(1);
    expect(activations.input!.dead).toBeUndefined();
    expect(activations['2']!.mean).toBeGreaterThan(0);
  });

  test('find the channels of a ReLU that are dead', () => {
    const training = begin();
    training.learner.parameters.get('1.bias')!.data.set([-1000, 0, -1000, -1000]);
    expect(stepWithStatistics(training).statistics.activations['2']!.dead).toBe(0.75);
  });
});
