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

/** The block in SVG: a matrix for each frame, back to front, and the kernel's paths. */
export interface BlockDrawing {
  readonly frames: readonly { readonly frame: number; readonly matrix: string }[];
  readonly faces: readonly string[];
  readonly edges: string;
  /** Words at the block's lower edge, in % of the drawing. */
  readonly labels: readonly { text: string; x: number; y: number }[];
}

export function drawBlock(view: View, kernel: KernelPlace): BlockDrawing {
  const project = flat(view);
  const place = (point: Point) =>
    project(point)
      .map((part) => part.toFixed(2))
      .join(' ');
  const corners = boxCorners(kernel);
  const percent = (point: Point): { x: number; y: number } => {
    const [x, y] = project(point);
    return { x: (100 * (x - extent.x)) / extent.width, y: (100 * (y - extent.y)) / extent.height };
  };
  const below = 0.4;
  return {
    frames: Array.from({ length: frames }, (_, index) => ({
      frame: frames - 1 - index,
      matrix: frameMatrix(view, frames - 1 - index),
    })),
    faces: boxFaces.map((face) => `M${face.map((corner) => place(corners[corner]!)).join('L')}Z`),
    edges: boxEdges.map(([from, to]) => `M${place(corners[from]!)}L${place(corners[to]!)}`).join(''),
    labels: [
      { text: 'first', ...percent(pointOf(columns / 2, rows + below, 0)) },
      { text: 'last', ...percent(pointOf(columns, rows + below, frames - 1)) },
    ],
  };
}
