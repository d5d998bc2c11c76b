import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Tensor } from '@engine/tensor.ts';
import { conv, convSliding } from '@engine/ops/conv.ts';
import { convTransposeSliding } from '@engine/ops/conv-transpose.ts';
import { tapsWhere, walkTaps } from '@engine/ops/taps.ts';
import { readCell } from '@engine/shape/padding.ts';
import { anyRandom, wholeTensor } from './random-tensor.ts';

describe('the walk over the taps', () => {
  it('visits as many taps as there are multiply–accumulates', () => {
    fc.assert(
      fc.property(
        fc.nat(3),
        fc.integer({ min: 1, max: 4 }),
        fc.integer({ min: 1, max: 3 }),
        (extra, outChannels, kernel) => {
          const side = kernel + extra;
          const taps = tapsWhere(
            convSliding([2, 3, side, side], [outChannels, 3, kernel, kernel]),
            () => true,
          );
          expect(taps.length).toBe(2 * outChannels * (extra + 1) ** 2 * 3 * kernel ** 2);
        },
      ),
    );
  });

  it('shows what an output cell sees: its window, tap by tap, in the order of the weights', () => {
    const sliding = convSliding([1, 1, 4, 4], [1, 1, 2, 2], { stride: 2 });
    const seen = tapsWhere(sliding, ({ output }) => output === 3);
    expect(seen.map(({ input, weight }) => [input, weight])).toEqual([
      [10, 0],
      [11, 1],
      [14, 2],
      [15, 3],
    ]);
  });

  it('shows only the channels of its group', () => {
    const sliding = convSliding([1, 4, 3], [4, 2, 1], { groups: 2 });
    const inputs = tapsWhere(sliding, ({ output }) => output === 9).map(({ input }) => input);
    expect(inputs).toEqual([6, 9]);
  });

  it('shows where an input cell goes: every output whose window covers it', () => {
    const sliding = convSliding([1, 1, 5], [1, 1, 3]);
    expect(
      tapsWhere(sliding, ({ input }) => input === 2)
        .map(({ output }) => output)
        .sort(),
    ).toEqual([0, 1, 2]);
  });

  it('leaves out the zeros of the padding, and follows the other paddings to the cell they copy', () => {
    const read = (paddingMode: 'zeros' | 'circular' | 'reflect' | 'replicate'): number[] =>
      tapsWhere(
        convSliding([1, 1, 4], [1, 1, 3], { padding: 1, paddingMode }),
        ({ output }) => output === 0,
      ).map(({ input }) => input);
    expect(read('zeros')).toEqual([0, 1]);
    expect(read('circular')).toEqual([3, 0, 1]);
    expect(read('reflect')).toEqual([1, 0, 1]);
    expect(read('replicate')).toEqual([0, 0, 1]);
  });

  it('is what the gradient of one output cell goes back along: its weights, laid over its window', () => {
    fc.assert(
      fc.property(anyRandom, fc.constantFrom('zeros' as const, 'reflect' as const), (random, paddingMode) => {
        const options = { stride: 1 + random.below(2), padding: 1, groups: 2, paddingMode };
        const [x, w] = [wholeTensor(random, 2, 2, 5, 4), wholeTensor(random, 4, 1, 3, 2)];
        const { output, backward } = conv([x, w], options);
        const cell = random.below(output.size);
        const expected = new Tensor(x.shape);
        for (const tap of tapsWhere(convSliding(x.shape, w.shape, options), (tap) => tap.output === cell)) {
          expected.data[tap.input]! += w.data[tap.weight]!;
        }
        expect(backward[0](new Tensor(output.shape, new Float32Array(output.size).with(cell, 1)))).toEqual(
          expected,
        );
      }),
    );
  });

  it('turns round for a transposed convolution: one of its inputs stamps a whole kernel', () => {
    const sliding = convTransposeSliding([1, 1, 2], [1, 1, 3], { stride: 2 });
    expect(tapsWhere(sliding, ({ output }) => output === 1).map(({ input }) => input)).toEqual([2, 3, 4]);
  });

  it('goes along whole rows at a time, also where they are padded, strided or mirrored', () => {
    let runs = 0;
    walkTaps(
      convSliding([1, 1, 1, 100], [1, 1, 1, 3], { padding: [0, 1], paddingMode: 'reflect' }),
      () => runs++,
    );
    expect(runs).toBeLessThanOrEqual(3 + 2);
  });

  it('leaves out the rows of output cells that it is told to', () => {
    const outputs: number[] = [];
    walkTaps(
      convSliding([1, 1, 3, 2], [1, 1, 1, 1]),
      (output, _input, _weight, count) => {
        for (let i = 0; i < count; i++) outputs.push(output + i);
      },
      (start, end) => start === 2 && end === 4,
    );
    expect(outputs).toEqual([0, 1, 4, 5]);
  });
});

describe('readCell', () => {
  it('agrees with the words: nothing, the far side, the mirror image, the edge', () => {
    const places = [-2, -1, 0, 3, 4, 5];
    expect(places.map((place) => readCell(place, 4, 'zeros'))).toEqual([-1, -1, 0, 3, -1, -1]);
    expect(places.map((place) => readCell(place, 4, 'circular'))).toEqual([2, 3, 0, 3, 0, 1]);
    expect(places.map((place) => readCell(place, 4, 'reflect'))).toEqual([2, 1, 0, 3, 2, 1]);
    expect(places.map((place) => readCell(place, 4, 'replicate'))).toEqual([0, 0, 0, 3, 3, 3]);
  });
});
