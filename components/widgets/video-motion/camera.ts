import type { Orbit, View } from '@kit/scene/orbit.ts';
import { type Axes, type Point, projectionOnto } from '@kit/scene/parallel.ts';
import { columns, frames, rows } from './clips.ts';

/** The view from which the way of a thing through the frames is seen best. */
export const home: View = { azimuth: 50, elevation: 20 };
/** Within these the first frame is in front, and no frame is seen from its edge. */
export const orbit = { azimuth: [0, 80], elevation: [0, 30], home } as const satisfies Orbit;

/** From one frame to the next, in cells. */
export const gap = 1.7;

/** Where a corner of a cell lies in the block: columns to the right, rows down, frames away from the reader. */
export const pointOf = (column: number, row: number, frame: number): Point => [
  column - columns / 2,
  rows / 2 - row,
  ((frames - 1) / 2 - frame) * gap,
];

/** What the picture's right, up and depth measure in the block: a parallel projection. */
export function axesOf({ azimuth, elevation }: View): Axes {
  const [turn, rise] = [(azimuth * Math.PI) / 180, (elevation * Math.PI) / 180];
  const [sin, cos, sinRise, cosRise] = [Math.sin(turn), Math.cos(turn), Math.sin(rise), Math.cos(rise)];
  return {
    right: [cos, 0, -sin],
    up: [-sin * sinRise, cosRise, -cos * sinRise],
    toward: [sin * cosRise, sinRise, cos * cosRise],
  };
}

/** A point of the block in the picture, y down. */
export const flat = (view: View): ((point: Point) => readonly [x: number, y: number]) =>
  projectionOnto(axesOf(view));

/** What takes a frame's own cells, columns right and rows down, to its place in the picture. */
export function frameMatrix(view: View, frame: number): string {
  const project = flat(view);
  const [x, y] = project(pointOf(0, 0, frame));
  const [ax, ay] = project(pointOf(1, 0, frame));
  const [bx, by] = project(pointOf(0, 1, frame));
  return `matrix(${[ax - x, ay - y, bx - x, by - y, x, y].map((part) => part.toFixed(3)).join(' ')})`;
}

/** The part of the plane that every view fits into, so that the drawing keeps its size while it turns. */
export const extent = (() => {
  const corners = [0, columns].flatMap((column) =>
    [0, rows].flatMap((row) => [-0.6, frames - 0.4].map((frame) => pointOf(column, row, frame))),
  );
  const points = [0, 20, 40, 50, 60, 80].flatMap((azimuth) =>
    [0, 15, 30].flatMap((elevation) => corners.map(flat({ azimuth, elevation }))),
  );
  const most = (axis: 0 | 1) => Math.max(...points.map((point) => Math.abs(point[axis]))) + 0.3;
  return { x: -most(0), y: -most(1), width: 2 * most(0), height: 2 * most(1) };
})();
