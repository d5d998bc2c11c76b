import { toText } from '@kit/bytes.ts';
import type { Tensor } from '@engine/tensor.ts';
import { shapeClasses } from '@training/data/shapes/index.ts';
import { type Way, variants } from '@training/segmentation/network.ts';
import { type Overlap, overlapsOf } from '@training/segmentation/overlap.ts';
import { maskOf } from '@training/segmentation/train.ts';
import { imageOf, segmented, truthOf } from './nets.ts';
import { toRuns } from './runs.ts';
import type { Settings } from './settings.ts';

export type Asked = Settings;

/** One network's mask of the picture. */
export interface Mask {
  readonly way: Way;
  readonly skip: boolean;
  readonly runs: readonly number[];
  /** Of each class with the truth, in this picture. */
  readonly overlaps: readonly Overlap[];
}

/** What the networks make of a picture: plain data, so that a page can carry it. */
export interface Seen {
  /** [side, side] greys, base64. */
  readonly image: string;
  readonly truth: readonly number[];
  /** Of the asked network: how much more it is for the asked shape than for the ground, coarse and at full size, each by its own largest; base64 of −127 … 127. */
  readonly coarse: string;
  readonly scores: string;
  readonly masks: readonly Mask[];
}

/** Scores of a class less those of the ground: linear in the scores, so that what brings them up can be seen to. */
function lead({ shape, data }: Tensor, label: number): Float32Array {
  const size = data.length / shape[1]!;
  return data.subarray(label * size, (label + 1) * size).map((score, place) => score - data[place]!);
}

function inBytes(values: Float32Array): string {
  const most = values.reduce((high, value) => Math.max(high, Math.abs(value)), 0) || 1;
  return toText(Uint8Array.from(values, (value) => Math.round((127 * value) / most) + 128));
}

/** Runs all segmenters on the picture. */
export function seenBy({ picture, way, skip, shape }: Asked): Seen {
  const truth = truthOf(picture);
  const label = shapeClasses.indexOf(shape);
  const asked = segmented({ way, skip }, picture);
  const [coarse, scores] = [lead(asked.coarse, label), lead(asked.scores, label)];
  return {
    image: toText(imageOf(picture)),
    truth: toRuns(truth),
    coarse: inBytes(coarse),
    scores: inBytes(scores),
    masks: variants.map((variant): Mask => {
      const mask = maskOf(segmented(variant, picture).scores);
      return { ...variant, runs: toRuns(mask), overlaps: overlapsOf(mask, truth, shapeClasses.length) };
    }),
  };
}
