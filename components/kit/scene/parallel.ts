export type Point = readonly [x: number, y: number, z: number];

/** What the picture's right and its up measure in the world, and the order towards the reader. */
export interface Axes {
  readonly right: Point;
  readonly up: Point;
  readonly toward: Point;
}

const dot = (a: Point, b: Point): number => a[0] * b[0] + a[1] * b[1] + a[2] * b[2];

/** A parallel projection: from a point to the picture, y down. */
export const projectionOnto =
  ({ right, up }: Axes) =>
  (point: Point): readonly [x: number, y: number] => [dot(point, right), -dot(point, up)];
