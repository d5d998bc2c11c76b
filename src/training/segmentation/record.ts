import { drawnShapes, shapeClasses } from '../data/shapes/index.ts';
import type { RecordedFigure } from '../record/figures.ts';
import { type WeightsRecord, keepInHalf } from '../record/weights.ts';
import { type Way, variantName, variants } from './network.ts';
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

/** Trains every variant by one recipe, and keeps whatever it gives. */
export const upsamplingAtWork: RecordedFigure = {
  title: 'Segmenters of drawn shapes that differ in how they bring scores back to full size',
  record(tell) {
    const { training, held, steps } = segmentationRecipe;
    const lessons = drawnShapes(training.count, training.seed);
    const unseen = drawnShapes(held.count, held.seed);
    const weights: Record<string, WeightsRecord> = {};
    const results = variants.map((variant): SegmenterRecord => {
      const name = variantName(variant);
      const losses = new Array<number>(Math.ceil(steps / LOSS_STEPS)).fill(0);
      const learner = trainSegmenter(variant, lessons, (loss, step) => {
        losses[Math.floor((step - 1) / LOSS_STEPS)]! += loss / LOSS_STEPS;
        if (step % 200 === 0) tell(`${name}, step ${step}: loss ${loss.toFixed(3)}`);
      });
      weights[name] = keepInHalf([...learner.parameters, ...learner.buffers]);
      const overlaps = overlapOn(learner, unseen);
      tell(`${name}: mean IoU ${meanIou(overlaps).toFixed(3)}`);
      return {
        ...variant,
        parameters: [...learner.parameters.values()].reduce((sum, { size }) => sum + size, 0),
        losses: losses.map((loss) => Math.round(1e4 * loss) / 1e4),
        held: overlaps,
      };
    });
    // Weights apart, so that a page can have the results without them.
    return { recipe: segmentationRecipe, classes: shapeClasses, results, weights };
  },
};
