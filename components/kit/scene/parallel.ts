export type Point = readonly [x: number, y: number, z: number];

const dot = (a: Point, b: Point): number => a[0] * b[0] + a[1] * b[1] + a[2] * b[2];

/** A parallel projection: from a point to the picture, y down, by what the picture's right and up measure in the world. */
export const projectionOnto =
  ({ right, up }: { readonly right: Point; readonly up: Point }) =>
  (point: Point): readonly [x: number, y: number] => [dot(point, right), -dot(point, up)];
