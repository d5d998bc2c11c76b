import { decode } from 'fast-png';
import { describe, expect, test } from 'vitest';
import { toBytes } from '@kit/bytes.ts';
import { SHAPES_SIDE, drawnShapes } from '@training/data/shapes/index.ts';
import { parametersOf } from '@training/learner.ts';
import { plainBackend } from '@training/plain.ts';
import { segmenter, variantName, variants } from '@training/segmentation/network.ts';
import { iouOf, meanIou, overlapsOf } from '@training/segmentation/overlap.ts';
import {
  asInput,
  beginSegmenter,
  fillIn,
  maskOf,
  overlapOn,
  segmentationRecipe,
} from '@training/segmentation/train.ts';
import { imageOf, segmented, trainedSegmenter, truthOf } from '@widgets/upsampling-at-work/nets.ts';
import { held, heldCount } from '@widgets/upsampling-at-work/numbers.ts';
import { recipe, weights } from '@widgets/upsampling-at-work/recorded.json';
import { examples } from '@widgets/upsampling-at-work/examples.ts';
import { seenBy } from '@widgets/upsampling-at-work/seen.ts';
import { settings } from '@widgets/upsampling-at-work/settings.ts';
import { COARSE, SIDE } from '@widgets/upsampling-at-work/side.ts';
import { fromRuns, toRuns } from '@widgets/upsampling-at-work/runs.ts';
import { summaryOf } from '@widgets/upsampling-at-work/words.ts';

const unseen = drawnShapes(segmentationRecipe.held.count, segmentationRecipe.held.seed);

describe('the drawn shapes', () => {
  test('are the same for the same seed, and the first of many are those of few', () => {
    const few = drawnShapes(3, 7);
    expect(drawnShapes(3, 7)).toEqual(few);
    expect(drawnShapes(5, 7).images.subarray(0, few.images.length)).toEqual(few.images);
    expect(drawnShapes(3, 8).images).not.toEqual(few.images);
  });

  test('have every class, and mostly ground', () => {
    const counts = [0, 0, 0, 0];
    for (const label of unseen.labels) counts[label]!++;
    expect(Math.min(...counts)).toBeGreaterThan(1000);
    expect(counts[0]! / unseen.labels.length).toBeGreaterThan(0.7);
  });

  test('are held out: none of them is a picture that was learned from', () => {
    const size = SHAPES_SIDE ** 2;
    const key = (images: Uint8Array, at: number) => images.subarray(at * size, (at + 1) * size).join();
    const { training } = segmentationRecipe;
    const learned = drawnShapes(training.count, training.seed);
    const known = new Set(Array.from({ length: training.count }, (_, at) => key(learned.images, at)));
    for (let at = 0; at < unseen.count; at++) expect(known.has(key(unseen.images, at))).toBe(false);
  });
});

describe('the overlap of two masks', () => {
  test('is counted class by class', () => {
    const overlaps = overlapsOf(Uint8Array.of(0, 1, 1, 2), Uint8Array.of(0, 1, 2, 2), 4);
    expect(overlaps.map(iouOf)).toEqual([1, 1 / 2, 1 / 2, 1]);
    expect(meanIou(overlaps)).toBeCloseTo(1 / 2, 12);
  });

  test('is averaged over the shapes that mask or truth has: one seen where there is none counts as 0', () => {
    const truth = Uint8Array.of(0, 1, 1, 1);
    expect(meanIou(overlapsOf(truth, truth, 4))).toBe(1);
    expect(meanIou(overlapsOf(Uint8Array.of(0, 1, 1, 0), truth, 4))).toBeCloseTo(2 / 3, 12);
    expect(meanIou(overlapsOf(Uint8Array.of(2, 1, 1, 1), truth, 4))).toBe(1 / 2);
    expect(meanIou(overlapsOf(Uint8Array.of(0, 0), Uint8Array.of(0, 0), 4))).toBe(1);
  });
});

test('what is recorded was recorded by the recipe that stands in the code', () => {
  expect(recipe).toEqual(segmentationRecipe);
  expect(held.map(({ way, skip }) => ({ way, skip }))).toEqual(variants);
  expect(heldCount).toBe(unseen.count);
});

describe.each(variants.map((variant) => [variantName(variant), variant] as const))('%s', (name, variant) => {
  const record = held.find(({ way, skip }) => way === variant.way && skip === variant.skip)!;

  test('with its recorded weights has on the held-out pictures the overlap that is recorded', () => {
    const found = overlapOn(trainedSegmenter(variant, segmentationRecipe.batchSize), unseen);
    found.forEach((overlap, label) => {
      // Kernels with and without relaxed SIMD round differently, which can turn a tie between two classes.
      expect(Math.abs(iouOf(overlap) - iouOf(record.held[label]!))).toBeLessThan(0.002);
    });
  });

  test('is, on the plain engine, the network that the figure shows', () => {
    const learner = beginSegmenter(variant, 1, { backend: plainBackend });
    const kept = weights[name as keyof typeof weights];
    expect(Object.keys(kept)).toEqual([...learner.parameters.keys(), ...learner.buffers.keys()]);
    fillIn(learner, kept);
    const scores = learner.predict(asInput(unseen.images.subarray(0, SHAPES_SIDE ** 2)));
    const shown = segmented(variant, 1).scores;
    scores.data.forEach((score, at) => {
      expect(Math.abs(score - shown.data[at]!)).toBeLessThan(1e-3);
    });
    expect(record.parameters).toBe(parametersOf(learner));
  });

  test('was trained once from each seed, and the first is the one that is shown', () => {
    expect(record.means).toHaveLength(segmentationRecipe.seeds.length);
    expect(record.means[0]).toBeCloseTo(meanIou(record.held), 4);
  });

  test('learned: its loss fell', () => {
    expect(record.losses.at(-1)!).toBeLessThan(record.losses[0]! / 2);
  });

  test('has coarse scores an eighth of the picture’s side', () => {
    expect(segmented(variant, 2).coarse.shape).toEqual([1, 4, SHAPES_SIDE / 8, SHAPES_SIDE / 8]);
    expect(segmenter(variant).nodes.filter(({ kind }) => kind === 'add')).toHaveLength(variant.skip ? 3 : 0);
  });
});

test('by nearest without skips each coarse score fills a block of 8×8', () => {
  const { coarse, scores } = segmented({ way: 'nearest', skip: false }, 3);
  scores.data.forEach((score, at) => {
    const [label, row, column] = [Math.floor(at / 4096), Math.floor(at / 64) % 64, at % 64];
    expect(score).toBe(coarse.data[label * 64 + Math.floor(row / 8) * 8 + Math.floor(column / 8)]);
  });
});

describe.each(examples)('$name', ({ settings: given }) => {
  const asked = settings.check(given);
  const seen = seenBy(asked);

  test('shows six masks of the picture, whose overlaps are those of their pixels', () => {
    expect(seen.masks).toHaveLength(6);
    for (const { runs, overlaps, way, skip } of seen.masks) {
      const mask = fromRuns(runs);
      expect(mask).toEqual(maskOf(segmented({ way, skip }, asked.picture).scores));
      expect(overlaps).toEqual(overlapsOf(mask, truthOf(asked.picture), 4));
    }
    expect(fromRuns(seen.truth)).toEqual(truthOf(asked.picture));
  });

  test('has its pictures encoded: the strongest score in full colour, above 0 or below, and nowhere both', () => {
    const pixels = (address: string) => decode(toBytes(address.replace(/^data:image\/png;base64,/, ''))).data;
    const shares = (address: string) => Array.from(pixels(address)).filter((_, at) => at % 2 === 1);
    for (const [{ above, below }, side] of [[seen.coarse, COARSE] as const, [seen.scores, SIDE] as const]) {
      const over = shares(above);
      const under = below ? shares(below) : over.map(() => 0);
      expect(over).toHaveLength(side ** 2);
      expect(Math.max(...over, ...under)).toBe(255);
      expect(over.every((share, at) => share === 0 || under[at] === 0)).toBe(true);
    }
    expect(pixels(seen.image)).toEqual(imageOf(asked.picture));
  });

  test('can be said', () => {
    expect(summaryOf(asked, seen)).toMatch(/^Picture \d+, .+: mean intersection over union \d\.\d\d here/);
  });
});

test('a mask is its runs, and its runs are the mask', () => {
  const mask = Uint8Array.of(0, 0, 3, 3, 3, 1, 0);
  expect(toRuns(mask)).toEqual([0, 2, 3, 3, 1, 1, 0, 1]);
  expect(fromRuns(toRuns(mask))).toEqual(mask);
});
