import { describe, expect, test } from 'vitest';
import { Random } from '@engine/random.ts';
import { Tensor } from '@engine/tensor.ts';
import { toBytes } from '@kit/bytes.ts';
import { SIDE, generate } from '@widgets/checkerboard/generator/generate.ts';
import {
  doublingPadding,
  doublings,
  methods,
  pixelShuffle,
} from '@widgets/checkerboard/generator/methods.ts';
import { PERIOD, outcomesOf } from '@widgets/checkerboard/generator/model.ts';
import {
  evenShare,
  gridShare,
  isOnGrid,
  profileOf,
  spectrumOf,
} from '@widgets/checkerboard/generator/spectrum.ts';

const picture = (value: (row: number, column: number) => number, side = SIDE) =>
  Float32Array.from({ length: side * side }, (_, cell) => value(Math.floor(cell / side), cell % side));

describe('a spectrum', () => {
  test('of a pure checkerboard is a single peak, at half a cycle a pixel both ways', () => {
    const spectrum = spectrumOf(
      picture((row, column) => ((row + column) % 2 === 0 ? 1 : -1)),
      SIDE,
    );
    const peaks = [...spectrum.keys()].filter((place) => spectrum[place]! > 1e-12);
    expect(peaks).toEqual([0]); // row −1/2, column −1/2
    expect(spectrum[0]).toBeCloseTo(1, 12);
  });

  test('of a wave has it where its frequency says, and nowhere else', () => {
    const wave = (row: number, column: number) => Math.cos((2 * Math.PI * (5 * row + 12 * column)) / SIDE);
    const spectrum = spectrumOf(picture(wave), SIDE);
    const at = (row: number, column: number) => spectrum[(row + SIDE / 2) * SIDE + column + SIDE / 2]!;
    expect(at(5, 12)).toBeCloseTo(0.5, 6);
    expect(at(-5, -12)).toBeCloseTo(0.5, 6);
  });

  test('does not know the mean, and adds up to 1 (Parseval)', () => {
    const random = new Random(1);
    const noise = picture(() => random.normal());
    const spectrum = spectrumOf(noise, SIDE);
    expect(spectrum.reduce((sum, share) => sum + share)).toBeCloseTo(1, 10);
    const raised = spectrumOf(
      noise.map((value) => value + 100),
      SIDE,
    );
    spectrum.forEach((share, place) => {
      expect(Math.abs(share - raised[place]!)).toBeLessThan(1e-6);
    });
    expect(profileOf(spectrum, SIDE).reduce((sum, share) => sum + share)).toBeCloseTo(1, 10);
  });

  test('has all of a pattern that repeats every 8 pixels on the grid, and of one that repeats every 7 not', () => {
    const random = new Random(2);
    const tile = Array.from({ length: 64 }, () => random.normal());
    const tiled = (period: number) =>
      spectrumOf(
        picture((row, column) => tile[(row % period) * 8 + (column % period)]!),
        SIDE,
      );
    expect(gridShare(tiled(8), SIDE, PERIOD)).toBeCloseTo(1, 10);
    expect(gridShare(tiled(7), SIDE, PERIOD)).toBeLessThan(0.5);
    const places = Array.from({ length: SIDE ** 2 }, (_, place) => isOnGrid(place, SIDE, PERIOD));
    expect(places.filter(Boolean).length / (SIDE ** 2 - 1)).toBe(evenShare(SIDE, PERIOD));
  });
});

describe('a doubling', () => {
  test.each(methods.flatMap((method) => [2, 3, 4, 5, 6].map((kernel) => [method, kernel] as const)))(
    '%s doubles the sides, with kernel %i',
    (method, kernel) => {
      const doubled = doublings[method](new Tensor([1, 4, 5, 5]), 3, new Random(1), { kernel, icnr: false });
      expect(doubled.shape).toEqual([1, 3, 10, 10]);
    },
  );

  test('has the padding that makes (n − 1)·2 − 2p + k + o equal 2n', () => {
    for (const kernel of [2, 3, 4, 5, 6]) {
      const { padding, outputPadding } = doublingPadding(kernel);
      expect((9 - 1) * 2 - 2 * padding + kernel + outputPadding).toBe(18);
    }
  });

  /** How many different values a doubling makes of a picture that is the same everywhere, away from the border. */
  const valuesOfFlat = (method: (typeof methods)[number], icnr = false) => {
    const flat = new Tensor([1, 2, 12, 12], new Float32Array(2 * 144).fill(1));
    const { data } = doublings[method](flat, 1, new Random(5), { kernel: 4, icnr });
    const inside = [...data].filter((_, cell) => {
      const [row, column] = [Math.floor(cell / 24), cell % 24];
      return row > 4 && row < 19 && column > 4 && column < 19;
    });
    return new Set(inside.map((value) => value.toFixed(4))).size;
  };

  test('keeps a flat picture flat where it resizes first, and not where each cell of a block has its own weights', () => {
    expect(methods.map((method) => [method, valuesOfFlat(method)])).toEqual([
      ['transposed', 4],
      ['nearest', 1],
      ['bilinear', 1],
      ['sub-pixel', 4],
    ]);
    expect(valuesOfFlat('sub-pixel', true)).toBe(1);
  });

  test('by sub-pixels begun alike is a convolution followed by nearest', () => {
    const random = new Random(3);
    const input = new Tensor(
      [1, 3, 6, 6],
      Float32Array.from({ length: 108 }, () => random.normal()),
    );
    const { data } = doublings['sub-pixel'](input, 2, new Random(1), { kernel: 4, icnr: true });
    data.forEach((value, cell) => {
      const [channel, row, column] = [Math.floor(cell / 144), Math.floor(cell / 12) % 12, cell % 12];
      expect(value).toBe(data[channel * 144 + (row - (row % 2)) * 12 + column - (column % 2)]);
    });
  });
});

test('pixel shuffle puts channel 4c + 2y + x of a cell at (y, x) of its block, as PyTorch does', () => {
  const input = new Tensor(
    [1, 8, 2, 3],
    Array.from({ length: 48 }, (_, cell) => cell + 1),
  );
  const { shape, data } = pixelShuffle(input);
  expect(shape).toEqual([1, 2, 4, 6]);
  data.forEach((value, cell) => {
    const [c, row, column] = [Math.floor(cell / 24), Math.floor(cell / 6) % 4, cell % 6];
    const channel = 4 * c + 2 * (row % 2) + (column % 2);
    expect(value).toBe(input.data[channel * 6 + Math.floor(row / 2) * 3 + Math.floor(column / 2)]);
  });
});

describe('generators with random weights', () => {
  const outcomes = outcomesOf({ kernel: 4, seed: 1, icnr: false });
  const shareOf = (method: string) => outcomes.find((outcome) => outcome.method === method)!.share;

  test('have the same picture for the same seed, and another for another', () => {
    const making = { kernel: 4, icnr: false };
    expect(generate('transposed', 3, making)).toEqual(generate('transposed', 3, making));
    expect(generate('transposed', 4, making)).not.toEqual(generate('transposed', 3, making));
    expect(toBytes(outcomes[0]!.picture)).toHaveLength(SIDE ** 2);
  });

  test('leave a checkerboard with even counts, and none after resizing', () => {
    const noise = evenShare(SIDE, PERIOD);
    expect(shareOf('transposed')).toBeGreaterThan(10 * noise);
    expect(shareOf('sub-pixel')).toBeGreaterThan(10 * noise);
    expect(shareOf('nearest')).toBeLessThan(2 * noise);
    expect(shareOf('bilinear')).toBeLessThan(2 * noise);
    const [alike] = outcomesOf({ kernel: 4, seed: 1, icnr: true }).slice(-1);
    expect(alike!.share).toBeLessThan(3 * noise);
  });

  test('say as the mean share what the shares of the seeds have as their mean', () => {
    for (const { share, range } of outcomes) {
      expect(share).toBeGreaterThanOrEqual(range[0]);
      expect(share).toBeLessThanOrEqual(range[1]);
    }
  });
});
