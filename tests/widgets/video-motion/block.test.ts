import { expect, test } from 'vitest';
import { boxCorners, drawFrames } from '@widgets/video-motion/block.ts';
import { axesOf, extent, flat, home, orbit, pointOf } from '@widgets/video-motion/camera.ts';
import { columns, frames, rows } from '@widgets/video-motion/clips.ts';

const kernel = { at: 4, depth: 3, row: 4, column: 5 };
const views = [0, 35, 80].flatMap((azimuth) => [0, 12, 30].map((elevation) => ({ azimuth, elevation })));

test('the axes of every view are square to each other and of length 1', () => {
  for (const view of views) {
    const { right, up, toward } = axesOf(view);
    const dot = (a: readonly number[], b: readonly number[]) => a.reduce((sum, x, i) => sum + x * b[i]!, 0);
    for (const axis of [right, up, toward]) expect(dot(axis, axis)).toBeCloseTo(1, 12);
    expect(dot(right, up)).toBeCloseTo(0, 12);
    expect(dot(right, toward)).toBeCloseTo(0, 12);
    expect(dot(up, toward)).toBeCloseTo(0, 12);
  }
});

test('the first frame is nearest to the reader, and is painted last', () => {
  for (const view of views) {
    const { toward } = axesOf(view);
    const depthOf = (frame: number) =>
      pointOf(8, 6, frame).reduce((sum, part, axis) => sum + part * toward[axis]!, 0);
    expect(depthOf(0)).toBeGreaterThan(depthOf(frames - 1));
    expect(drawFrames(view).at(-1)!.frame).toBe(0);
  }
});

test('every view lies within the drawing', () => {
  for (const view of [...views, home])
    for (const frame of [0, frames - 1])
      for (const column of [0, columns])
        for (const row of [0, rows]) {
          const [x, y] = flat(view)(pointOf(column, row, frame));
          expect(x).toBeGreaterThanOrEqual(extent.x);
          expect(x).toBeLessThanOrEqual(extent.x + extent.width);
          expect(y).toBeGreaterThanOrEqual(extent.y);
          expect(y).toBeLessThanOrEqual(extent.y + extent.height);
        }
});

test('a matrix takes a cell of a frame to where the projection puts it', () => {
  const view = { azimuth: 33, elevation: 17 };
  const { matrix } = drawFrames(view)[2]!;
  const [a, b, c, d, e, f] = matrix.match(/-?[\d.]+/g)!.map(Number) as [
    number,
    number,
    number,
    number,
    number,
    number,
  ];
  const [x, y] = flat(view)(pointOf(7, 5, frames - 3));
  expect(a * 7 + c * 5 + e).toBeCloseTo(x, 1);
  expect(b * 7 + d * 5 + f).toBeCloseTo(y, 1);
});

test('the kernel’s box holds its frames and no other', () => {
  const zs = boxCorners(kernel).map((corner) => corner[2]);
  const inside = Array.from({ length: frames }, (_, frame) => frame).filter((frame) => {
    const z = pointOf(0, 0, frame)[2];
    return z > Math.min(...zs) && z < Math.max(...zs);
  });
  expect(inside).toEqual([4, 5, 6]);
});

test('home is a view that the orbit lets a reader reach', () => {
  expect(home.azimuth).toBeLessThanOrEqual(orbit.azimuth[1]);
  expect(home.elevation).toBeLessThanOrEqual(orbit.elevation[1]);
});
