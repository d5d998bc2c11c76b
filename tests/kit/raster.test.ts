import fc from 'fast-check';
import { expect, test } from 'vitest';
import { runsOf, shadesOf } from '@kit/marks/raster.ts';

test('runs cover each cell that is not 0 once, and miss its value by half a shade at most', () => {
  const plane = fc.record({
    width: fc.integer({ min: 1, max: 9 }),
    values: fc.array(fc.double({ min: -2, max: 2, noNaN: true }), { minLength: 9, maxLength: 63 }),
  });
  fc.assert(
    fc.property(plane, ({ width, values }) => {
      const whole = values.slice(0, values.length - (values.length % width));
      const drawn = new Array<number>(whole.length).fill(0);
      const times = new Array<number>(whole.length).fill(0);
      for (const { row, from, length, value } of runsOf(whole, width, 1.5, 10))
        for (let cell = from; cell < from + length; cell++) {
          drawn[row * width + cell] = value;
          times[row * width + cell]! += 1;
        }
      expect(Math.max(...times)).toBeLessThanOrEqual(1);
      whole.forEach((value, cell) => {
        const clipped = Math.min(1.5, Math.max(-1.5, value));
        expect(Math.abs(drawn[cell]! - clipped)).toBeLessThanOrEqual(1.5 / 20 + 1e-9);
      });
    }),
  );
});

test('cells of one shade are one path, neighbours one stroke', () => {
  expect(shadesOf([1, 1, 0, -1, 0, 1], 3, 1)).toEqual([
    { value: -1, path: 'M0 1.5h1' },
    { value: 1, path: 'M0 0.5h2M2 1.5h1' },
  ]);
});

test('a plane of zeros is no path at all', () => {
  expect(shadesOf([0, 0, 0, 0], 2, 0)).toEqual([]);
});
