import { Tensor } from '@engine/tensor.ts';
import { SHAPES_SIDE, type ShapePictures, drawnShapes } from '@training/data/shapes/index.ts';
import type { Learner } from '@training/learner.ts';
import type { WeightsRecord } from '@training/record/weights.ts';
import { type Variant, segmenter, variantName } from '@training/segmentation/network.ts';
import { asInput, beginSegmenter, fillIn, segmentationRecipe } from '@training/segmentation/train.ts';
import { weights } from './recorded.json';
import { PICTURES } from './settings.ts';

/** A segmenter with the recorded weights. */
export function trainedSegmenter(variant: Variant, batchSize = 1): Learner {
  const learner = beginSegmenter(variant, batchSize);
  fillIn(learner, (weights as Readonly<Record<string, WeightsRecord>>)[variantName(variant)]!);
  return learner;
}

const learners = new Map<string, Learner>();
const results = new Map<string, { coarse: Tensor; scores: Tensor }>();
let drawn: ShapePictures | undefined;

/** The held-out pictures that can be looked at: the first of those that were measured. */
const shownPictures = (): ShapePictures => (drawn ??= drawnShapes(PICTURES, segmentationRecipe.held.seed));

const size = SHAPES_SIDE ** 2;
export const imageOf = (picture: number) =>
  shownPictures().images.subarray((picture - 1) * size, picture * size);
export const truthOf = (picture: number) =>
  shownPictures().labels.subarray((picture - 1) * size, picture * size);

/** What a segmenter says of a picture: scores [1, classes, 8, 8] and [1, classes, side, side]. Worked out once. */
export function segmented(variant: Variant, picture: number): { coarse: Tensor; scores: Tensor } {
  const name = variantName(variant);
  const key = `${name} ${picture}`;
  const known = results.get(key);
  if (known) return known;
  const learner = learners.get(name) ?? trainedSegmenter(variant);
  learners.set(name, learner);
  const values = learner.activations(asInput(imageOf(picture)));
  // The learner's memory is used again by the next picture.
  const kept = (id: string) => new Tensor(values.get(id)!.shape, values.get(id)!.data.slice());
  const result = { coarse: kept('score'), scores: kept(segmenter(variant).output) };
  results.set(key, result);
  return result;
}
