import type { View } from '@kit/scene/orbit.ts';
import type { Point } from '@kit/scene/parallel.ts';
import { extent, flat, frameMatrix, pointOf } from './camera.ts';
import { columns, frames, rows } from './clips.ts';
import { side } from './kernels.ts';

/** Where the kernel stands in the block, and how many frames deep it is. */
export interface KernelPlace {
  readonly at: number;
  readonly depth: number;
  readonly row: number;
  readonly column: number;
}

/** How far the kernel's box stands out before its first frame and behind its last, in frames. */
const margin = 0.4;

/** Corners of the kernel's box: four in front, then four behind, each round from the upper left. */
export function boxCorners({ at, depth, row, column }: KernelPlace): Point[] {
  const face = (frame: number): Point[] => [
    pointOf(column, row, frame),
    pointOf(column + side, row, frame),
    pointOf(column + side, row + side, frame),
    pointOf(column, row + side, frame),
  ];
  return [...face(at - margin), ...face(at + depth - 1 + margin)];
}

/** The box's twelve edges, as pairs of corners. */
export const boxEdges = [0, 1, 2, 3].flatMap((corner) => [
  [corner, (corner + 1) % 4],
  [corner + 4, ((corner + 1) % 4) + 4],
  [corner, corner + 4],
]) as [number, number][];

/** The three faces that a reader sees: front, right, top. */
export const boxFaces = [
  [0, 1, 2, 3],
  [1, 5, 6, 2],
  [0, 4, 5, 1],
] as const;

/** A frame of the block in SVG. */
interface FramePlace {
  readonly frame: number;
  readonly matrix: string;
}

/** The frames, back to front. */
export const drawFrames = (view: View): FramePlace[] =>
  Array.from({ length: frames }, (_, index) => ({
    frame: frames - 1 - index,
    matrix: frameMatrix(view, frames - 1 - index),
  }));

/** Words at the block's lower edge, in % of the drawing. */
export function drawLabels(view: View): { text: string; x: number; y: number }[] {
  const project = flat(view);
  const percent = (point: Point): { x: number; y: number } => {
    const [x, y] = project(point);
    return { x: (100 * (x - extent.x)) / extent.width, y: (100 * (y - extent.y)) / extent.height };
  };
  const below = 0.4;
  return [
    { text: 'first', ...percent(pointOf(columns / 2, rows + below, 0)) },
    { text: 'last', ...percent(pointOf(columns, rows + below, frames - 1)) },
  ];
}

/** The kernel's faces, as one path each, and its edges. */
export function drawKernel(view: View, kernel: KernelPlace): { faces: string[]; edges: string } {
  const project = flat(view);
  const place = (point: Point) =>
    project(point)
      .map((part) => part.toFixed(2))
      .join(' ');
  const corners = boxCorners(kernel);
  return {
    faces: boxFaces.map((face) => `M${face.map((corner) => place(corners[corner]!)).join('L')}Z`),
    edges: boxEdges.map(([from, to]) => `M${place(corners[from]!)}L${place(corners[to]!)}`).join(''),
  };
}
