import { type PlaneMasks, greyAddress, planeMasks } from '@kit/picture/planes.ts';
import type { Tensor } from '@engine/tensor.ts';
import { shapeClasses } from '@training/data/shapes/index.ts';
import { type Way, variants } from '@training/segmentation/network.ts';
import { type Overlap, overlapsOf } from '@training/segmentation/overlap.ts';
import { maskOf } from '@training/segmentation/train.ts';
import { imageOf, segmented, truthOf } from './nets.ts';
import { toRuns } from './runs.ts';
import type { Settings } from './settings.ts';
import { COARSE, SIDE } from './side.ts';

export type Asked = Settings;

/** One network's mask of the picture. */
export interface Mask {
  readonly way: Way;
  readonly skip: boolean;
  readonly runs: readonly number[];
  /** Of each class with the truth, in this picture. */
  readonly overlaps: readonly Overlap[];
}

/** What the networks make of a picture: plain data, so that a page can carry it, and its pictures encoded, so that it need not. */
export interface Seen {
  /** The picture's address. */
  readonly image: string;
  readonly truth: readonly number[];
  /** Of the asked network: how much more it is for the asked shape than for the ground, coarse and at full size, each by its own largest. */
  readonly coarse: PlaneMasks;
  readonly scores: PlaneMasks;
  readonly masks: readonly Mask[];
}

/** Scores of a class less those of the ground: linear in the scores, so that what brings them up can be seen to. */
function lead({ shape, data }: Tensor, label: number): Float32Array {
  const size = data.length / shape[1]!;
  return data.subarray(label * size, (label + 1) * size).map((score, place) => score - data[place]!);
}

function drawn(values: Float32Array, columns: number): PlaneMasks {
  const most = values.reduce((high, value) => Math.max(high, Math.abs(value)), 0);
  return planeMasks(values, columns, most);
}

/** Runs all segmenters on the picture. */
export function seenBy({ picture, way, skip, shape }: Asked): Seen {
  const truth = truthOf(picture);
  const label = shapeClasses.indexOf(shape);
  const asked = segmented({ way, skip }, picture);
  const [coarse, scores] = [lead(asked.coarse, label), lead(asked.scores, label)];
  return {
    image: greyAddress(imageOf(picture), SIDE),
    truth: toRuns(truth),
    coarse: drawn(coarse, COARSE),
    scores: drawn(scores, SIDE),
    masks: variants.map((variant): Mask => {
      const mask = maskOf(segmented(variant, picture).scores);
      return { ...variant, runs: toRuns(mask), overlaps: overlapsOf(mask, truth, shapeClasses.length) };
    }),
  };
}
