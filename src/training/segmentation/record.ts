import { type ShapePictures, drawnShapes, shapeClasses } from '../data/shapes/index.ts';
import { parametersOf } from '../learner.ts';
import type { RecordedFigure } from '../record/figures.ts';
import { type WeightsRecord, keepInHalf } from '../record/weights.ts';
import { type Variant, type Way, variantName, variants } from './network.ts';
import { type Overlap, meanIou } from './overlap.ts';
import { overlapOn, segmentationRecipe, trainSegmenter } from './train.ts';

/** How one network learned. */
export interface SegmenterRecord {
  way: Way;
  skip: boolean;
  parameters: number;
  /** Mean of every `LOSS_STEPS` steps. */
  losses: number[];
  /** Of each class, over all held-out pictures, by the weights as they are kept. */
  held: Overlap[];
  /** Mean intersection over union over the same pictures, by what each seed gives; the first is of `held`. */
  means: number[];
}

const LOSS_STEPS = 50;

const rounded = (value: number): number => Math.round(1e4 * value) / 1e4;

/** Trains one variant from each seed; keeps what the first gives, and how good the others are. */
function recordSegmenter(
  variant: Variant,
  lessons: ShapePictures,
  unseen: ShapePictures,
  tell: (line: string) => void,
): { result: SegmenterRecord; weights: WeightsRecord } {
  const name = variantName(variant);
  const learned = segmentationRecipe.seeds.map((seed) => {
    const losses = new Array<number>(Math.ceil(segmentationRecipe.steps / LOSS_STEPS)).fill(0);
    const learner = trainSegmenter(variant, lessons, seed, (loss, step) => {
      losses[Math.floor((step - 1) / LOSS_STEPS)]! += loss / LOSS_STEPS;
    });
    const weights = keepInHalf([...learner.parameters, ...learner.buffers]);
    const held = overlapOn(learner, unseen);
    tell(`${name}, seed ${seed}: loss ${losses.at(-1)!.toFixed(3)}, mean IoU ${meanIou(held).toFixed(3)}`);
    return { parameters: parametersOf(learner), losses: losses.map(rounded), held, weights };
  });
  const means = learned.map(({ held }) => rounded(meanIou(held)));
  const { weights, ...first } = learned[0]!;
  return { result: { ...variant, ...first, means }, weights };
}

/** Trains every variant by one recipe. */
export const upsamplingAtWork: RecordedFigure = {
  title: 'Segmenters of drawn shapes that differ in how they bring scores back to full size',
  record(tell) {
    const { training, held } = segmentationRecipe;
    const lessons = drawnShapes(training.count, training.seed);
    const unseen = drawnShapes(held.count, held.seed);
    const records = variants.map((variant) => recordSegmenter(variant, lessons, unseen, tell));
    return {
      recipe: segmentationRecipe,
      classes: shapeClasses,
      results: records.map(({ result }) => result),
      // Apart, so that a page can have the results without them.
      weights: Object.fromEntries(
        records.map(({ weights }, index) => [variantName(variants[index]!), weights]),
      ),
    };
  },
};
