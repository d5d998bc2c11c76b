import { type ShapePictures, drawnShapes, shapeClasses } from '../data/shapes/index.ts';
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
}

const LOSS_STEPS = 50;

/** Trains one variant, and keeps whatever it gives. */
export function recordSegmenter(
  variant: Variant,
  lessons: ShapePictures,
  unseen: ShapePictures,
  tell: (line: string) => void,
): { result: SegmenterRecord; weights: WeightsRecord } {
  const name = variantName(variant);
  const losses = new Array<number>(Math.ceil(segmentationRecipe.steps / LOSS_STEPS)).fill(0);
  const learner = trainSegmenter(variant, lessons, (loss, step) => {
    losses[Math.floor((step - 1) / LOSS_STEPS)]! += loss / LOSS_STEPS;
    if (step % 200 === 0) tell(`${name}, step ${step}: loss ${loss.toFixed(3)}`);
  });
  const weights = keepInHalf([...learner.parameters, ...learner.buffers]);
  const held = overlapOn(learner, unseen);
  tell(`${name}: mean IoU ${meanIou(held).toFixed(3)}`);
  const parameters = [...learner.parameters.values()].reduce((sum, { size }) => sum + size, 0);
  const rounded = losses.map((loss) => Math.round(1e4 * loss) / 1e4);
  return { result: { ...variant, parameters, losses: rounded, held }, weights };
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
