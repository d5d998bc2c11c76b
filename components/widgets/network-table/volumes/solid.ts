import type { Point } from '@kit/scene/parallel.ts';
import type { Box, Layout } from './layout.ts';
import { FACE_TINT, type Tone } from './tone.ts';

/** One face of a volume. */
export interface Quad {
  corners: readonly [Point, Point, Point, Point];
  tone: Tone;
  /** Share of the tone's colour in the paper. */
  tint: number;
}

/** One straight line: an edge of a volume, or a piece of the way between two. */
export interface Line {
  ends: readonly [Point, Point];
  tone: Tone;
}

/** Which ends, 0 or 1, the four corners of a face take along its two axes, in a round. */
const ROUND = [
  [0, 0],
  [1, 0],
  [1, 1],
  [0, 1],
] as const;

const AXES = [
  { axis: 0, others: [1, 2], tint: FACE_TINT.side },
  { axis: 1, others: [0, 2], tint: FACE_TINT.top },
  { axis: 2, others: [0, 1], tint: FACE_TINT.front },
] as const;

const corner = (box: Box, ends: readonly number[]): Point => {
  const along = (axis: 0 | 1 | 2) => (ends[axis] ? box.max[axis] : box.min[axis]);
  return [along(0), along(1), along(2)];
};

/** The six faces of every volume, in world units. */
export const faceQuads = ({ boxes }: Layout, tones: readonly Tone[]): Quad[] =>
  boxes.flatMap((box, index) =>
    AXES.flatMap(({ axis, others: [first, second], tint }) =>
      [0, 1].map((end): Quad => {
        const [a, b, c, d] = ROUND.map(([u, v]) => {
          const ends = [0, 0, 0];
          [ends[axis], ends[first], ends[second]] = [end, u, v];
          return corner(box, ends);
        });
        return { corners: [a!, b!, c!, d!], tone: tones[index]!, tint };
      }),
    ),
  );

/** The twelve edges of every volume, and the ways between volumes. */
export const edgeLines = ({ boxes, edges }: Layout, tones: readonly Tone[]): Line[] => [
  ...boxes.flatMap((box, index) =>
    AXES.flatMap(({ axis, others: [first, second] }) =>
      ROUND.map(([u, v]): Line => {
        const from = [0, 0, 0];
        [from[first], from[second]] = [u, v];
        return { ends: [corner(box, from), corner(box, from.with(axis, 1))], tone: tones[index]! };
      }),
    ),
  ),
  ...edges.flatMap(({ points }) =>
    points.slice(1).map((point, index): Line => ({ ends: [points[index]!, point], tone: 'quiet' })),
  ),
];
