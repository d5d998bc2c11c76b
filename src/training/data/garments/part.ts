import type { Random } from '@engine/random.ts';

/** x to the right, y down; the picture is −1…1 both ways. */
export type Point = readonly [x: number, y: number];

/** A filled polygon. Parts are laid one over the other. */
export interface Part {
  outline: readonly Point[];
  /** How bright, next to the garment's own brightness; 0 cuts away what lies below. */
  shade: number;
}

/** Draws a garment: each time one of its class, none quite like another. */
export type Pattern = (random: Random) => Part[];

export const part = (shade: number, ...outline: readonly Point[]): Part => ({ outline, shade });

const mirrored = ([x, y]: Point): Point => [-x, y];

/** The right half of an outline, from top to bottom, and its mirror image. */
export const symmetric = (shade: number, ...right: readonly Point[]): Part =>
  part(shade, ...right, ...right.map(mirrored).reverse());

/** A part on the right and its mirror image on the left. */
export const pair = (shade: number, ...right: readonly Point[]): Part[] => [
  part(shade, ...right),
  part(shade, ...right.map(mirrored)),
];

export const box = (shade: number, left: number, top: number, right: number, bottom: number): Part =>
  part(shade, [left, top], [right, top], [right, bottom], [left, bottom]);

/** A straight band of this width. */
export function band(shade: number, [x0, y0]: Point, [x1, y1]: Point, width: number): Part {
  const length = Math.sqrt((x1 - x0) ** 2 + (y1 - y0) ** 2) || 1;
  const across: Point = [(-(y1 - y0) / length) * (width / 2), ((x1 - x0) / length) * (width / 2)];
  const beside = ([x, y]: Point, side: number): Point => [x + side * across[0], y + side * across[1]];
  const ends: readonly [Point, Point] = [
    [x0, y0],
    [x1, y1],
  ];
  return part(shade, beside(ends[0], 1), beside(ends[1], 1), beside(ends[1], -1), beside(ends[0], -1));
}
