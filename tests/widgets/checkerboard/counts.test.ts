import { describe, expect, test } from 'vitest';
import { convTranspose } from '@engine/ops/conv-transpose.ts';
import { Tensor } from '@engine/tensor.ts';
import { evaluate } from '@network/formula.ts';
import { countsOf, interior, isEven, patternOf, planeOf } from '@widgets/checkerboard/counts.ts';
import { compose, totalLength } from '@widgets/checkerboard/length.ts';
import { modelOf } from '@widgets/checkerboard/model.ts';
import { settings } from '@widgets/checkerboard/settings.ts';
import { leadingTo, reaching, stampsOf } from '@widgets/checkerboard/stamps.ts';

const upTo = (most: number) => Array.from({ length: most }, (_, index) => index + 1);
const pairs = upTo(12).flatMap((kernel) => upTo(8).map((stride) => ({ kernel, stride })));

/** Counted by hand: the input cells i with 0 ≤ o − i·s < k. */
const byHand = (input: number, { kernel, stride }: { kernel: number; stride: number }, cell: number) =>
  upTo(input).filter((i) => cell - (i - 1) * stride >= 0 && cell - (i - 1) * stride < kernel).length;

describe('the counts of one layer', () => {
  test('are those of a walk over the stamps, for every kernel and stride', () => {
    for (const pair of pairs) {
      const [, counts] = countsOf(9, [pair]);
      expect([...counts!]).toEqual(Array.from(counts!, (_, cell) => byHand(9, pair, cell)));
    }
  });

  test('are even away from the border exactly when the stride divides the kernel', () => {
    for (const pair of pairs) {
      const input = 24;
      const [first, last] = interior(input, compose([pair]));
      const inside = countsOf(input, [pair])[1]!.subarray(first, last + 1);
      expect(inside.length).toBeGreaterThanOrEqual(pair.stride);
      const divides = pair.kernel % pair.stride === 0;
      expect([pair, new Set(inside).size === 1]).toEqual([pair, divides]);
      expect(isEven(patternOf([pair]))).toBe(divides);
      if (divides) expect(inside[0]).toBe(pair.kernel / pair.stride);
    }
  });

  test('are below their number inside at the first and last cell of the border, unless a kernel is no longer than its stride', () => {
    for (const pair of pairs.filter(({ kernel, stride }) => kernel % stride === 0 && kernel > stride)) {
      const [first, last] = interior(12, compose([pair]));
      const counts = countsOf(12, [pair])[1]!;
      expect(counts[first]).toBe(pair.kernel / pair.stride);
      expect(counts[0]).toBeLessThan(pair.kernel / pair.stride);
      // The border is as wide as said up to the last stride of it, which is full already.
      expect(counts[first - pair.stride]).toBeLessThan(pair.kernel / pair.stride);
      expect(counts[last + pair.stride]).toBeLessThan(pair.kernel / pair.stride);
    }
  });

  test('repeat after the stride, with the floor or the ceiling of kernel over stride', () => {
    for (const pair of pairs) {
      const ratio = pair.kernel / pair.stride;
      const pattern = patternOf([pair]);
      expect(pattern).toHaveLength(pair.stride);
      expect(new Set(pattern)).toEqual(new Set([Math.floor(ratio), Math.ceil(ratio)]));
    }
  });
});

describe('the counts of a stack', () => {
  const stacks = [
    [
      { kernel: 3, stride: 2 },
      { kernel: 3, stride: 2 },
    ],
    [
      { kernel: 5, stride: 3 },
      { kernel: 2, stride: 1 },
      { kernel: 3, stride: 2 },
    ],
    [
      { kernel: 4, stride: 2 },
      { kernel: 4, stride: 2 },
      { kernel: 4, stride: 2 },
    ],
  ];

  test('add up what the cells that lead to a cell carry', () => {
    for (const layers of stacks) {
      const rows = countsOf(5, layers);
      layers.forEach((layer, index) => {
        const stamps = stampsOf(rows[index]!, layer);
        rows[index + 1]!.forEach((count, cell) => {
          expect(reaching(stamps, cell).reduce((sum, { value }) => sum + value, 0)).toBe(count);
        });
      });
    }
  });

  test('are those of one transposed convolution whose kernel is the stack’s answer to a single 1', () => {
    for (const layers of stacks) {
      const { reach, jump } = compose(layers);
      const [answer] = [countsOf(1, layers).at(-1)!];
      expect(answer).toHaveLength(reach);
      const { output } = convTranspose(
        [new Tensor([1, 1, 6], [1, 1, 1, 1, 1, 1]), new Tensor([1, 1, reach], answer)],
        { stride: jump },
      );
      expect([...countsOf(6, layers).at(-1)!]).toEqual([...output.data]);
      expect(totalLength(6, layers)).toBe(output.size);
    }
  });

  test('repeat after the product of the strides, away from the border', () => {
    for (const layers of stacks) {
      const composed = compose(layers);
      const [first, last] = interior(20, composed);
      const counts = countsOf(20, layers).at(-1)!;
      const pattern = patternOf(layers);
      for (let cell = first; cell <= last; cell++) expect(counts[cell]).toBe(pattern[cell % composed.jump]);
    }
  });

  test('stay even if every layer is, and can be mended by a layer that is not', () => {
    expect(isEven(patternOf(stacks[2]!))).toBe(true);
    expect(patternOf(stacks[2]!)[0]).toBe(2 ** 3);
    expect(isEven(patternOf(stacks[0]!))).toBe(false);
    expect(
      patternOf([
        { kernel: 3, stride: 2 },
        { kernel: 2, stride: 1 },
      ]),
    ).toEqual([3, 3]);
  });
});

test('in two dimensions the counts are those of the engine’s transposed convolution of ones', () => {
  for (const [kernel, stride] of [
    [3, 2],
    [4, 2],
    [5, 3],
    [2, 3],
  ] as const) {
    const full = (side: number) => new Tensor([1, 1, side, side], new Float32Array(side * side).fill(1));
    const { output } = convTranspose([full(6), full(kernel)], { stride });
    expect(planeOf(countsOf(6, [{ kernel, stride }])[1]!)).toEqual(output.data);
  }
});

test('the formula comes to the count, for every cell of many layers', () => {
  for (const layer of pairs.filter(({ kernel, stride }) => kernel <= 8 && stride <= 4)) {
    const given = settings.check({ input: 5, layers: [layer] });
    const length = totalLength(5, [layer]);
    for (let cell = 0; cell < length; cell++) {
      const { equation, count } = modelOf(given, cell);
      expect([layer, cell, evaluate(equation.right)]).toEqual([layer, cell, count]);
    }
  }
});

test('of a stack, too, the formula comes to the count, holes among them', () => {
  const given = settings.check({
    input: 4,
    layers: [
      { kernel: 2, stride: 3 },
      { kernel: 1, stride: 2 },
    ],
  });
  const length = totalLength(4, given.layers);
  for (let cell = 0; cell < length; cell++) {
    const { equation, count } = modelOf(given, cell);
    expect(evaluate(equation.right)).toBe(count);
  }
});

test('what leads to a cell leads to it through every row', () => {
  const layers = [
    { kernel: 3, stride: 2 },
    { kernel: 4, stride: 2 },
  ];
  const rows = countsOf(5, layers);
  const stamps = layers.map((layer, index) => stampsOf(rows[index]!, layer));
  // Number of cells that the composed kernel joins: by the definition of its reach.
  const { reach, jump } = compose(layers);
  rows.at(-1)!.forEach((_, cell) => {
    const [inputs] = leadingTo(stamps, cell);
    const possible = upTo(5)
      .map((i) => i - 1)
      .filter((i) => cell - i * jump >= 0 && cell - i * jump < reach);
    expect([...inputs!].sort()).toEqual(possible);
  });
});
