import { describe, expect, test } from 'vitest';
import { Tensor } from '@engine/tensor.ts';
import { conv } from '@engine/ops/conv.ts';
import { analyse } from '@network/analysis/index.ts';
import { readNetwork } from '@network/python/index.ts';
import { readerOf, sourceOf, wirings } from '@training/anywhere/networks.ts';
import { recordedChoices, runOf } from '@training/anywhere/record.ts';
import {
  BEATS,
  STEPS,
  accuracyOf,
  examplesToChoose,
  halves,
  jobOf,
  runNameOf,
  tallyOf,
} from '@training/anywhere/study.ts';
import {
  MARK,
  PICTURE,
  PLACES,
  drawnMarks,
  markClasses,
  marksEverywhere,
  unfolded,
} from '@training/data/marks.ts';
import { fastBackend } from '@training/fast/learner.ts';
import { marks } from '@training/worker/datasets.ts';
import { prepare, work } from '@training/worker/work.ts';

const size = PICTURE * PICTURE;

describe('the pictures', () => {
  test('of one seed are the same, of another are not', () => {
    expect(drawnMarks(8, 3, 'left').images).toEqual(drawnMarks(8, 3, 'left').images);
    expect(drawnMarks(8, 3, 'left').images).not.toEqual(drawnMarks(8, 4, 'left').images);
  });

  test('keep their marks in the left half where they are told to', () => {
    const { images, labels } = drawnMarks(200, 1, 'left');
    // A mark has nine bright pixels, the specks of noise are at most four.
    labels.forEach((_, index) => {
      const bright = [...images.subarray(index * size, (index + 1) * size).keys()].filter(
        (pixel) => images[index * size + pixel]! >= 160 && pixel % PICTURE >= PICTURE / 2,
      );
      expect(bright.length).toBeLessThanOrEqual(4);
    });
  });

  test('for the test have a mark of each class at each place, and every class is as bright as the others', () => {
    const { images, labels } = marksEverywhere(1, 5);
    expect(labels.length).toBe(PLACES * PLACES * markClasses.length);
    const brightness = markClasses.map(() => 0);
    labels.forEach((label, index) => {
      for (const pixel of images.subarray(index * size, (index + 1) * size)) brightness[label]! += pixel;
    });
    const mean = brightness.reduce((sum, each) => sum + each) / brightness.length;
    for (const each of brightness) expect(Math.abs(each / mean - 1)).toBeLessThan(0.01);
  });

  test('unfolded, give a convolution as a product: each row is the window at its place', () => {
    const pictures = drawnMarks(2, 9, 'everywhere');
    const windows = unfolded(pictures, MARK);
    const kernel = Float32Array.from({ length: MARK * MARK }, (_, cell) => Math.sin(cell));
    const input = new Tensor([2, 1, PICTURE, PICTURE], Float32Array.from(pictures.images));
    const { output } = conv([input, new Tensor([1, 1, MARK, MARK], kernel)], {});
    expect([windows.height, windows.width]).toEqual([PLACES ** 2, MARK ** 2]);
    output.data.forEach((value, row) => {
      let sum = 0;
      kernel.forEach((weight, cell) => (sum += weight * windows.images[row * MARK * MARK + cell]!));
      expect(value).toBeCloseTo(sum, 1);
    });
  });
});

test('every number of pictures makes the same number of steps, in whole epochs', () => {
  for (const examples of examplesToChoose) {
    const { recipe } = jobOf({ examples, where: 'left', seed: 1, head: 'pooled' }, 'dense');
    expect(Number.isInteger(recipe.epochs)).toBe(true);
    expect(recipe.epochs * Math.ceil(examples / recipe.batchSize)).toBe(STEPS);
  }
});

test('the networks have the same hidden units, and differ in their wires', () => {
  const hidden = 8 * PLACES ** 2;
  expect(sourceOf('dense', 'pooled')).toContain(`Linear(${size}, ${hidden})`);
  expect(sourceOf('local', 'pooled')).toContain(
    `Conv1d(${PLACES ** 2}, ${hidden}, 25, groups=${PLACES ** 2})`,
  );
  expect(sourceOf('shared', 'pooled')).toContain('Conv2d(1, 8, 5)');
});

test.each(['pooled', 'flat', 'both'] as const)('%s: what is pooled has 8 numbers to read', (head) => {
  const inputs = {
    dense: [1, 1, PICTURE, PICTURE],
    local: [1, 1, PLACES ** 2, MARK ** 2],
    shared: [1, 1, PICTURE, PICTURE],
  };
  for (const wiring of wirings) {
    const { network } = readNetwork(sourceOf(wiring, head));
    const { nodes } = analyse(network!, { input: inputs[wiring] });
    const read = readerOf(wiring, head) === 'pooled' ? 8 : 8 * PLACES ** 2;
    expect(nodes.slice(-2).map((node) => node.ok && node.output)).toEqual([
      [1, read],
      [1, markClasses.length],
    ]);
  }
  expect(wirings.map((wiring) => readerOf(wiring, head) === 'pooled')).toEqual([
    false,
    head === 'both',
    head !== 'flat',
  ]);
});

test('choices that differ in another network share the run of this one', () => {
  const [usual] = recordedChoices;
  const names = (['pooled', 'flat', 'both'] as const).map((head) =>
    wirings.map((wiring) => runNameOf({ ...usual!, head }, wiring)),
  );
  expect(new Set(names.flat()).size).toBe(5);
  expect(names[2]).toEqual([names[0]![0], 'local pooled, 2048 left, seed 1', names[0]![2]]);
});

test('a tally counts right answers place by place', () => {
  const each = markClasses.length;
  const predictions = Uint8Array.from({ length: PLACES * PLACES * each }, (_, index) => index % each);
  predictions[0] = 3;
  predictions[1] = 3;
  const tally = tallyOf(predictions);
  expect(tally.slice(0, 3)).toBe('244');
  expect(accuracyOf(tally, ...halves.right)).toBe(1);
  expect(accuracyOf(tally, ...halves.left)).toBeCloseTo(1 - 2 / (6 * PLACES * each));
});

describe('the convolution', () => {
  const [usual] = recordedChoices;

  test('of one seed makes the same run twice', () => {
    const tallies = runOf({ ...usual!, examples: 128 }, 'shared');
    expect(tallies).toHaveLength(BEATS);
    expect(runOf({ ...usual!, examples: 128 }, 'shared')).toEqual(tallies);
  });

  test('misses the plus in the last column, and knows it once there are windows beyond the edge', () => {
    const job = jobOf(usual!, 'shared');
    const data = marks(job.data as Parameters<typeof marks>[0]);
    const training = prepare(job, data, fastBackend);
    const nothing = () => undefined;
    const listener = {
      wantsStatistics: () => false,
      onStep: nothing,
      onStatistics: nothing,
      onEvaluating: nothing,
      onEvaluated: nothing,
    };
    for (const units = work(training, job, data, listener); !units.next().done;);
    const { parameters } = training.learner;
    const { mean, deviation } = training.normalisation;
    const plusKnown = (beyond: number): number => {
      const width = PICTURE + beyond;
      let known = 0;
      for (let row = 0; row < PLACES; row++) {
        const start = (row * PLACES + PLACES - 1) * markClasses.length * size;
        const pixels = data.test.images.subarray(start, start + size);
        const picture = Float32Array.from({ length: PICTURE * width }, (_, cell) => {
          const [y, x] = [Math.floor(cell / width), cell % width];
          const pixel = x < PICTURE ? pixels[y * PICTURE + x]! : 25;
          return (pixel / 255 - mean) / deviation;
        });
        const { output } = conv(
          [
            new Tensor([1, 1, PICTURE, width], picture),
            parameters.get('0.weight')!,
            parameters.get('0.bias')!,
          ],
          {},
        );
        const [channels, cells] = [output.shape[1]!, output.shape[2]! * output.shape[3]!];
        const largest = Array.from({ length: channels }, (_, channel) =>
          Math.max(0, ...output.data.subarray(channel * cells, (channel + 1) * cells)),
        );
        const [weight, bias] = [parameters.get('4.weight')!.data, parameters.get('4.bias')!.data];
        const logits = markClasses.map((_, label) =>
          largest.reduce(
            (sum, value, channel) => sum + value * weight[label * channels + channel]!,
            bias[label]!,
          ),
        );
        if (logits.indexOf(Math.max(...logits)) === 0) known++;
      }
      return known;
    };
    expect(plusKnown(0)).toBeLessThan(PLACES / 2);
    expect(plusKnown(MARK - 1)).toBe(PLACES);
  });
});
