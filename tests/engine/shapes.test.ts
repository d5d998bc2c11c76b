import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sizeOf, stridesOf } from '@engine/tensor.ts';
import { broadcastCells, broadcastShape } from '@engine/shape/broadcast.ts';
import { convShape, convWindows } from '@engine/shape/conv.ts';
import { convTransposeShape } from '@engine/shape/conv-transpose.ts';
import { flattenShape } from '@engine/shape/flatten.ts';
import { linearShape } from '@engine/shape/linear.ts';
import { adaptiveWindows, poolShape } from '@engine/shape/pool.ts';
import { reach } from '@engine/shape/window.ts';

describe('shape rules', () => {
  it("follow the homework's network from a 256×256 image to its ten classes", () => {
    const half = { kernelSize: 2, stride: 2 };
    let shape = convShape([1, 3, 256, 256], [32, 3, 7, 7], { padding: 'same' });
    expect(shape).toEqual([1, 32, 256, 256]);
    shape = convShape(shape, [64, 32, 5, 5], { stride: 2, padding: 'valid' });
    expect(shape).toEqual([1, 64, 126, 126]);
    shape = convShape(poolShape('avgPool', shape, half), [128, 64, 3, 3], { dilation: 2, padding: 'valid' });
    expect(shape).toEqual([1, 128, 59, 59]);
    shape = poolShape('avgPool', convShape(shape, [128, 128, 3, 3]), half);
    expect(shape).toEqual([1, 128, 28, 28]);
    shape = poolShape('avgPool', convShape(shape, [256, 128, 3, 3]), half);
    expect(flattenShape(shape)).toEqual([1, 43264]);
    expect(linearShape(flattenShape(shape), [1024, 43264])).toEqual([1, 1024]);
  });

  it("put the odd cell of 'same' padding after the axis", () => {
    const paddings = convWindows({ padding: 'same', dilation: [1, 2] }, [4, 2]).map(({ padding }) => padding);
    expect(paddings).toEqual([
      [1, 2],
      [1, 1],
    ]);
  });

  it('undo a convolution by a transposed one, up to what rounding down left over', () => {
    fc.assert(
      fc.property(
        fc.record({
          stride: fc.integer({ min: 1, max: 4 }),
          padding: fc.integer({ min: 0, max: 2 }),
          dilation: fc.integer({ min: 1, max: 3 }),
        }),
        fc.integer({ min: 1, max: 4 }),
        fc.integer({ min: 12, max: 30 }),
        (options, kernel, length) => {
          const down = convShape([1, 2, length], [3, 2, kernel], options);
          const left = (length + 2 * options.padding - reach({ kernel, ...options })) % options.stride;
          expect(convTransposeShape(down, [3, 2, kernel], options)).toEqual([1, 2, length - left]);
        },
      ),
    );
  });

  it('drop a pooling window that would start in the padding of the high end', () => {
    const pool = { kernelSize: 2, stride: 2, ceilMode: true };
    expect(poolShape('maxPool', [1, 1, 5], pool)).toEqual([1, 1, 3]);
    expect(poolShape('maxPool', [1, 1, 5], { ...pool, padding: 1 })).toEqual([1, 1, 3]);
    expect(poolShape('maxPool', [1, 1, 1], { kernelSize: 3, stride: 3, ceilMode: true })).toEqual([1, 1, 1]);
  });

  it('name the smallest length that would do, and it does', () => {
    fc.assert(
      fc.property(
        fc.record({
          kernelSize: fc.integer({ min: 2, max: 9 }),
          stride: fc.integer({ min: 1, max: 4 }),
          dilation: fc.integer({ min: 1, max: 3 }),
          ceilMode: fc.boolean(),
        }),
        fc.nat(4),
        (options, given) => {
          const most = Math.floor(reach({ kernel: options.kernelSize, dilation: options.dilation }) / 2);
          const pool = { ...options, padding: Math.min(given, most) };
          const tryLength = (length: number): string => {
            try {
              return String(poolShape('maxPool', [1, 1, length], pool)[2]);
            } catch (error) {
              return (error as Error).message;
            }
          };
          const smallest = Number(/would do is (\d+)$/.exec(tryLength(1))?.[1] ?? 1);
          expect(Number(tryLength(smallest))).toBeGreaterThanOrEqual(1);
          if (smallest > 1) expect(tryLength(smallest - 1)).toContain(`would do is ${smallest}`);
        },
      ),
    );
  });

  it('cut an axis into adaptive windows that cover it all, in order', () => {
    expect(adaptiveWindows(7, 3)).toEqual([
      [0, 3],
      [2, 5],
      [4, 7],
    ]);
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 40 }),
        fc.integer({ min: 1, max: 40 }),
        (length, outputLength) => {
          const windows = adaptiveWindows(length, outputLength);
          expect(windows[0]![0]).toBe(0);
          expect(windows.at(-1)![1]).toBe(length);
          windows.slice(1).forEach(([start], index) => {
            expect(start).toBeLessThanOrEqual(windows[index]![1]);
            expect(start).toBeGreaterThanOrEqual(windows[index]![0]);
          });
        },
      ),
    );
  });

  it('repeat axes of 1, and missing ones, in a broadcast', () => {
    expect(broadcastShape('add', [2, 1, 4], [3, 1])).toEqual([2, 3, 4]);
    expect([...broadcastCells([2, 1], [2, 3])]).toEqual([0, 0, 0, 1, 1, 1]);
    expect([...broadcastCells([3], [2, 3])]).toEqual([0, 1, 2, 0, 1, 2]);
  });
});

describe('a tensor', () => {
  it('is laid out row by row', () => {
    expect(stridesOf([2, 3, 4])).toEqual([12, 4, 1]);
    expect(sizeOf([2, 3, 4])).toBe(24);
    expect(sizeOf([])).toBe(1);
  });
});
