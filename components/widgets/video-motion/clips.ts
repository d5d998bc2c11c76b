import { Tensor } from '@engine/tensor.ts';

/** Size of every clip. */
export const frames = 12;
export const rows = 12;
export const columns = 16;

/** How bright the middle of a pixel is, from 0 to 1; times and places count from 0. */
type Scene = (time: number, row: number, column: number) => number;

/** A clip, and what is seen in it in its two orders. */
export interface Clip {
  readonly title: string;
  readonly forwards: string;
  readonly backwards: string;
  readonly scene: Scene;
}

const end = frames - 1;
const middle = (columns - 1) / 2;

/** 1 inside, 0 outside, and a soft edge one pixel wide. */
const soft = (inside: number): number => Math.min(1, Math.max(0, inside + 0.5));
const disc = (row: number, column: number, y: number, x: number, radius: number): number =>
  soft(radius - Math.hypot(row - y, column - x));

const ball: Scene = (time, row, column) => disc(row, column, 5, 2 + time, 1.4);

/** The door hangs at the right; light falls in at the left of it. */
const door: Scene = (time, row, column) => {
  const [left, right, top] = [3, 12, 2];
  if (row < top || column < left || column > right) return 0;
  const open = (80 * Math.PI * time) / (180 * end);
  const free = right + 1 - (right + 1 - left) * Math.cos(open);
  const light = soft(free - 0.5 - column);
  return light + 0.4 * (1 - light);
};

const drop: Scene = (time, row, column) => disc(row, column, 1.5 + 8.5 * (time / end) ** 2, middle, 1.4);

const crossing: Scene = (time, row, column) =>
  disc(row, column, 3, 2 + time, 1.4) + disc(row, column, 8, columns - 3 - time, 1.4);

/** There and back: the second half is the first in reverse, to the last bit. */
const pendulum: Scene = (time, row, column) => {
  const swing = -0.75 * Math.cos((2 * Math.PI * Math.min(time, end - time)) / end);
  const [y, x] = [8.2 * Math.cos(swing), middle + 8.2 * Math.sin(swing)];
  const along = Math.min(1, Math.max(0, (row * y + (column - middle) * (x - middle)) / 8.2 ** 2));
  const rod = 0.6 * soft(-0.1 - Math.hypot(row - along * y, column - middle - along * (x - middle)) + 0.4);
  return Math.max(rod, disc(row, column, y, x, 1.7));
};

export const clips = {
  ball: {
    title: 'a ball crossing',
    forwards: 'the ball goes right',
    backwards: 'the ball goes left',
    scene: ball,
  },
  door: { title: 'a door', forwards: 'the door opens', backwards: 'the door closes', scene: door },
  drop: { title: 'a ball falling', forwards: 'the ball falls', backwards: 'the ball rises', scene: drop },
  crossing: {
    title: 'two balls passing',
    forwards: 'the upper goes right',
    backwards: 'the upper goes left',
    scene: crossing,
  },
  pendulum: {
    title: 'a pendulum, there and back',
    forwards: 'there and back',
    backwards: 'there and back',
    scene: pendulum,
  },
} as const satisfies Record<string, Clip>;

export type ClipName = keyof typeof clips;

/** The frames of a clip in order: [frames, rows, columns], row by row. */
export function framesOf(name: ClipName): Float32Array[] {
  const { scene } = clips[name];
  return Array.from({ length: frames }, (_, time) =>
    Float32Array.from({ length: rows * columns }, (_, cell) =>
      scene(time, Math.floor(cell / columns), cell % columns),
    ),
  );
}

/** Frames as one clip of one channel: [1, 1, frames, rows, columns]. */
export function volumeOf(order: readonly Float32Array[]): Tensor {
  const volume = new Tensor([1, 1, order.length, rows, columns]);
  order.forEach((frame, time) => volume.data.set(frame, time * rows * columns));
  return volume;
}
