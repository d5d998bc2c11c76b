import { type ClipName, clips, columns, frames, framesOf, rows } from './clips.ts';
import {
  type Answered,
  type Followed,
  type Looked,
  answer,
  follow,
  lookAt,
  mapColumns,
  mapRows,
  sliceOf,
} from './features.ts';
import { filterNames, motionWeight, side, thresholdOf } from './kernels.ts';
import type { Settings } from './settings.ts';
import { remarks, summaryOf } from './words.ts';

/** Something of the clip in both its orders. */
export interface Both<T> {
  readonly forwards: T;
  readonly backwards: T;
}

/** A clip, and what single frames give in either order: worked out when the clip changes. */
export interface Seen {
  readonly name: ClipName;
  readonly frames: Both<readonly Float32Array[]>;
  readonly looked: Both<Looked>;
}

export function seenOf(name: ClipName): Seen {
  const forwards = framesOf(name);
  const backwards = forwards.toReversed();
  return {
    name,
    frames: { forwards, backwards },
    looked: { forwards: lookAt(forwards), backwards: lookAt(backwards) },
  };
}

/** The kernel at one place, cell by cell. */
export interface Window {
  readonly row: number;
  readonly column: number;
  /** For each frame under the kernel: its number, its nine cells, and the nine weights of each filter. */
  readonly slices: readonly {
    readonly frame: number;
    readonly cells: Float32Array;
    readonly weights: readonly [Float32Array, Float32Array];
  }[];
  /** Each filter's sum there, and what is left after bias and ReLU. */
  readonly sums: readonly [number, number];
  readonly passed: readonly [number, number];
}

/** Everything there is to draw. */
export interface Model {
  readonly seen: Seen;
  readonly window: Window;
  /** Maps of both filters at this time, in the order that is shown. */
  readonly maps: readonly [Float32Array, Float32Array];
  /** The largest number of any map: the same in either order. */
  readonly most: number;
  readonly threshold: number;
}

/** The settings that the drawing is of. */
export type Moment = Pick<
  Settings,
  'clip' | 'direction' | 'at' | 'depth' | 'follows' | 'place' | 'row' | 'column'
>;

export function momentOf(settings: Settings): Moment {
  const { clip, direction, at, depth, follows, place, row, column } = settings;
  return { clip, direction, at, depth, follows, place, row, column };
}

/** What the layer that looks along time is. */
export type Kernel = Pick<Settings, 'follows' | 'depth'>;

/** Everything there is to say: of the whole clip in both its orders, at whatever time it is looked at. */
export interface Told {
  /** Of the two filters. */
  readonly names: readonly [string, string];
  readonly followed: Both<Followed>;
  readonly summary: string;
  readonly remarks: readonly string[];
}

/** The place at which either filter's sum is largest at a time. */
function strongest({ sums }: Answered, time: number): [row: number, column: number] {
  const both = [0, 1].map((filter) => sliceOf(sums, filter, time));
  let [best, at] = [-Infinity, 0];
  for (const sumsThen of both)
    sumsThen.forEach((sum, place) => {
      if (sum > best) [best, at] = [sum, place];
    });
  return [Math.floor(at / mapColumns), at % mapColumns];
}

function windowOf(
  { at, depth, place, row: chosenRow, column: chosenColumn, follows }: Moment,
  order: readonly Float32Array[],
  found: Answered,
): Window {
  const [row, column] = place === 'strongest' ? strongest(found, at) : [chosenRow, chosenColumn];
  const { data } = motionWeight(follows, depth);
  const area = side * side;
  const slices = Array.from({ length: depth }, (_, step) => ({
    frame: at + step,
    cells: Float32Array.from(
      { length: area },
      (_, cell) => order[at + step]![(row + Math.floor(cell / side)) * columns + column + (cell % side)]!,
    ),
    weights: [0, 1].map((filter) => data.slice((filter * depth + step) * area).subarray(0, area)) as [
      Float32Array,
      Float32Array,
    ],
  }));
  const here = (tensor: Answered['sums'], filter: number) =>
    sliceOf(tensor, filter, at)[row * mapColumns + column]!;
  return {
    row,
    column,
    slices,
    sums: [here(found.sums, 0), here(found.sums, 1)],
    passed: [here(found.maps, 0), here(found.maps, 1)],
  };
}

/** The drawing at a moment; what is seen may be handed in, where it is known from before. */
export function modelOf(moment: Moment, seen = seenOf(moment.clip)): Model {
  const { direction, at, depth, follows } = moment;
  const order = seen.frames[direction];
  const found = answer(order, follows, depth);
  return {
    seen,
    window: windowOf(moment, order, found),
    maps: [sliceOf(found.maps, 0, at), sliceOf(found.maps, 1, at)],
    most: found.most,
    threshold: thresholdOf(depth),
  };
}

/** What a kernel finds in a clip, in numbers and in words. */
export function toldOf(kernel: Kernel, seen: Seen): Told {
  const { follows, depth } = kernel;
  const followed = {
    forwards: follow(seen.frames.forwards, follows, depth),
    backwards: follow(seen.frames.backwards, follows, depth),
  };
  return {
    names: filterNames[follows],
    followed,
    summary: summaryOf(kernel, seen, followed),
    remarks: remarks(kernel, seen, followed),
  };
}

export { clips, columns, frames, mapColumns, mapRows, rows, side };
