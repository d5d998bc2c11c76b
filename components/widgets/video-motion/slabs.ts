import { runsOf } from '@kit/marks/raster.ts';
import type { Mixer } from '@kit/scene/colour.ts';
import type { Point } from '@kit/scene/parallel.ts';
import { triangles } from '@kit/scene/world.ts';
import type { KernelPlace } from './block.ts';
import { pointOf } from './camera.ts';
import { columns, rows } from './clips.ts';

/** Corners of triangles or ends of lines, and red, green and blue of each. */
export interface Coloured {
  readonly points: Point[];
  readonly colours: number[];
}

/** Half the thickness of a frame, in frames. */
const half = 0.13;
/** How much ink is mixed into the sides of a cell, so that they are told from its front. */
const sides = { right: 0.75, top: 0.88 };

/** The frames' cells as triangles: of each run of like cells its front, its right side and its top. */
export function slabsOf(order: readonly Float32Array[], mix: Mixer): Coloured {
  const points: Point[] = [];
  const colours: number[] = [];
  const quad = (corners: readonly [Point, Point, Point, Point], shade: readonly number[]) => {
    points.push(...triangles(corners));
    for (let corner = 0; corner < 6; corner++) colours.push(...shade);
  };
  order.forEach((values, frame) => {
    for (const { row, from, length, value } of runsOf(values, columns, 1)) {
      const to = from + length;
      const at = (column: number, down: number, back: number) => pointOf(column, down, frame + back * half);
      const front = mix('positive', value);
      const darker = (share: number) => front.map((part) => part * share);
      quad([at(from, row, -1), at(to, row, -1), at(to, row + 1, -1), at(from, row + 1, -1)], front);
      quad([at(to, row, -1), at(to, row, 1), at(to, row + 1, 1), at(to, row + 1, -1)], darker(sides.right));
      quad([at(from, row, -1), at(from, row, 1), at(to, row, 1), at(to, row, -1)], darker(sides.top));
    }
  });
  return { points, colours };
}

/** The frames' edges as lines, those under the kernel in the input's colour. */
export function edgesOf(frames: number, { at, depth }: KernelPlace, mix: Mixer): Coloured {
  const points: Point[] = [];
  const colours: number[] = [];
  for (let frame = 0; frame < frames; frame++) {
    const shade = mix(frame >= at && frame < at + depth ? 'input' : 'hairline', 1);
    const corners = [
      pointOf(0, 0, frame),
      pointOf(columns, 0, frame),
      pointOf(columns, rows, frame),
      pointOf(0, rows, frame),
    ];
    corners.forEach((corner, index) => points.push(corner, corners[(index + 1) % 4]!));
    for (let end = 0; end < 8; end++) colours.push(...shade);
  }
  return { points, colours };
}
