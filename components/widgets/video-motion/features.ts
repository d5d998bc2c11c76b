import { conv } from '@engine/ops/conv.ts';
import { globalAvgPool } from '@engine/ops/global-avg-pool.ts';
import { relu } from '@engine/ops/relu.ts';
import { Tensor } from '@engine/tensor.ts';
import { columns, rows, volumeOf } from './clips.ts';
import { type Follows, frameWeight, looks, motionWeight, side, thresholdOf } from './kernels.ts';

/** What a 2-D layer finds in a clip, frame by frame. */
export interface Looked {
  /** For each frame, the mean of each filter's map. */
  readonly perFrame: readonly (readonly number[])[];
  /** The same averaged over time, one number a filter: all that is left of the clip. */
  readonly means: readonly number[];
}

/** Convolution, ReLU, mean over the frame, mean over time; the frames are a batch, so no number sees two of them. */
export function lookAt(order: readonly Float32Array[]): Looked {
  const batch = new Tensor([order.length, 1, rows, columns], volumeOf(order).data);
  const maps = relu([conv([batch, frameWeight]).output]).output;
  const { data } = globalAvgPool([maps]).output;
  const perFrame = order.map((_, frame) => [...data.slice(frame * looks.length, (frame + 1) * looks.length)]);
  const series = looks.flatMap((_, filter) => perFrame.map((found) => found[filter]!));
  const pooled = globalAvgPool([new Tensor([1, looks.length, order.length], series)]).output;
  return { perFrame, means: [...pooled.data] };
}

/** What a 3-D layer of two filters answers to a clip. */
export interface Answered {
  /** [1, 2, times, rows, columns], before and after bias and ReLU. */
  readonly sums: Tensor;
  readonly maps: Tensor;
  /** The largest number of any map. */
  readonly most: number;
}

/** Of each order by kernel, as long as the clip is kept: a reader goes to and fro between few depths. */
const known = new WeakMap<readonly Float32Array[], Record<string, Answered>>();

/** 3-D convolution, bias, ReLU. */
export function answer(order: readonly Float32Array[], follows: Follows, depth: number): Answered {
  const answers = known.get(order) ?? {};
  known.set(order, answers);
  return (answers[`${follows} ${depth}`] ??= answerOf(order, follows, depth));
}

function answerOf(order: readonly Float32Array[], follows: Follows, depth: number): Answered {
  const sums = conv([volumeOf(order), motionWeight(follows, depth)]).output;
  const biased = new Tensor(
    sums.shape,
    sums.data.map((sum) => sum - thresholdOf(depth)),
  );
  const maps = relu([biased]).output;
  return { sums, maps, most: Math.max(1e-6, ...maps.data) };
}

/** What is left of the clip after it. */
export interface Followed {
  /** Mean of each filter's map over time and place, and the first less the second. */
  readonly means: readonly [number, number];
  readonly difference: number;
}

/** 3-D convolution, bias, ReLU, mean over all of time and place. */
export function follow(order: readonly Float32Array[], follows: Follows, depth: number): Followed {
  const { maps } = answer(order, follows, depth);
  const [first, second] = globalAvgPool([maps]).output.data as unknown as [number, number];
  return { means: [first, second], difference: first - second };
}

/** Rows and columns of a map. */
export const mapRows = rows - side + 1;
export const mapColumns = columns - side + 1;

/** One filter's map at one time: rows × columns. */
export const sliceOf = ({ shape, data }: Tensor, filter: number, time: number): Float32Array => {
  const size = mapRows * mapColumns;
  const start = (filter * shape[2]! + time) * size;
  return data.subarray(start, start + size);
};
