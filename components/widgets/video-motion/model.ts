import { type ClipName, clips, columns, frames, framesOf, rows } from './clips.ts';
import { type Followed, type Looked, follow, lookAt, mapColumns, mapRows, sliceOf } from './features.ts';
import { type Follows, motionWeight, side, thresholdOf } from './kernels.ts';
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

/** What the kernels find in either order: worked out when clip, kernel or depth change. */
export const followedIn = (seen: Seen, follows: Follows, depth: number): Both<Followed> => ({
  forwards: follow(seen.frames.forwards, follows, depth),
  backwards: follow(seen.frames.backwards, follows, depth),
});

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

/** Everything there is to draw and to say. */
export interface Model {
  readonly seen: Seen;
  readonly followed: Both<Followed>;
  readonly window: Window;
  /** Maps of both filters at this time, in the order that is shown. */
  readonly maps: readonly [Float32Array, Float32Array];
  /** The largest number of any map of either order. */
  readonly most: number;
  readonly threshold: number;
  readonly summary: string;
  readonly remarks: readonly string[];
}

/** The place at which either filter's sum is largest at a time. */
function strongest({ sums }: Followed, time: number): [row: number, column: number] {
  const both = [0, 1].map((filter) => sliceOf(sums, filter, time));
  let [best, at] = [-Infinity, 0];
  for (const sumsThen of both)
    sumsThen.forEach((sum, place) => {
      if (sum > best) [best, at] = [sum, place];
    });
  return [Math.floor(at / mapColumns), at % mapColumns];
}

function windowOf(
  { at, depth, place, row: chosenRow, column: chosenColumn, follows }: Settings,
  order: readonly Float32Array[],
  found: Followed,
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
  const here = (tensor: Followed['sums'], filter: number) =>
    sliceOf(tensor, filter, at)[row * mapColumns + column]!;
  return {
    row,
    column,
    slices,
    sums: [here(found.sums, 0), here(found.sums, 1)],
    passed: [here(found.maps, 0), here(found.maps, 1)],
  };
}

/** The figure at these settings; the slow parts may be handed in, where they are known from before. */
export function modelOf(
  settings: Settings,
  seen = seenOf(settings.clip),
  followed = followedIn(seen, settings.follows, settings.depth),
): Model {
  const { direction, at, depth } = settings;
  const found = followed[direction];
  return {
    seen,
    followed,
    window: windowOf(settings, seen.frames[direction], found),
    maps: [sliceOf(found.maps, 0, at), sliceOf(found.maps, 1, at)],
    most: Math.max(1e-6, ...followed.forwards.maps.data),
    threshold: thresholdOf(depth),
    summary: summaryOf(settings, seen, followed),
    remarks: remarks(settings, seen, followed),
  };
}

export { clips, columns, frames, mapColumns, mapRows, rows, side };
