import { analyse, region, type ReachedNode } from '@network/analysis/index.ts';
import type { Network } from '@network/graph.ts';
import type { Options } from '@network/layer.ts';
import { effectiveField } from '@network/run/index.ts';
import { cropFor, networkUpTo } from '@widgets/network-table/field/effective/crop.ts';
import { averageMaps, heldSquare, type GradientMap } from '@widgets/network-table/field/effective/held.ts';
import { measure } from '@widgets/network-table/field/effective/measure.ts';
import { heldBy, printedOf } from '@widgets/network-table/field/effective/quoted.ts';
import { settings } from '@widgets/network-table/settings.ts';
import { describe, expect, test } from 'vitest';

const map = (
  side: number,
  value: (row: number, column: number) => number,
  row = 0,
  column = 0,
): GradientMap => ({
  row,
  column,
  height: side,
  width: side,
  values: Float32Array.from({ length: side * side }, (_, index) =>
    value(Math.floor(index / side), index % side),
  ),
});

describe('the square that holds most of a gradient', () => {
  test('is one pixel if all of it is there', () => {
    expect(
      heldSquare(
        map(9, (row, column) => Number(row === 4 && column === 4), 10, 20),
        [14, 24],
      ),
    ).toEqual({
      side: 1,
      row: 14,
      column: 24,
    });
  });

  test('is nearly the whole field if the gradient is even', () => {
    expect(
      heldSquare(
        map(101, () => 1),
        [50, 50],
      )!.side,
    ).toBe(99);
  });

  test('has an even side around a middle between pixels', () => {
    expect(
      heldSquare(
        map(10, () => 1),
        [4.5, 4.5],
        1,
      ),
    ).toEqual({ side: 10, row: 0, column: 0 });
  });

  test('does not exist where the gradient is 0', () => {
    expect(
      heldSquare(
        map(5, () => 0),
        [2, 2],
      ),
    ).toBeUndefined();
  });
});

test('the mean of draws gives each the same weight, however large its gradient', () => {
  const mean = averageMaps([map(2, (row) => 1000 * (1 - row)), map(2, (row) => row)]);
  for (const value of mean.values) expect(value).toBeCloseTo(0.25);
});

const sequence = (...layers: [string, Options][]): Network => ({
  name: 'test',
  output: `n${layers.length}`,
  nodes: [
    { id: 'input', module: 'input', kind: 'input', options: {}, inputs: [] },
    ...layers.map(([kind, options], index) => ({
      id: `n${index + 1}`,
      module: `n${index + 1}`,
      kind,
      options,
      inputs: [index ? `n${index}` : 'input'],
    })),
  ],
});

const conv = (options: Options): [string, Options] => [
  'Conv2d',
  { in_channels: 1, out_channels: 1, ...options },
];
const network = sequence(
  conv({ kernel_size: 7, padding: 'same' }),
  conv({ kernel_size: 5, stride: 2 }),
  ['AvgPool2d', { kernel_size: 2, stride: 2 }],
  conv({ kernel_size: 3, dilation: 2 }),
);
const input = [1, 1, 96, 96];

describe('the part of the picture that a unit needs', () => {
  const seen = (of: Network, shape: number[], id: string, unit: readonly number[]) =>
    region((analyse(of, { input: shape }).byId.get(id) as ReachedNode).field, unit).clipped;

  test.each([
    [0, 0],
    [8, 9],
    [18, 18],
  ])('for unit %i, %i shows it the same pixels as the whole', (...unit) => {
    const crop = cropFor(network, input, 'n4', unit);
    const part = seen(network, [1, 1, crop.height, crop.width], 'n4', crop.unit);
    const shifted = part.map((span, axis) => span!.map((cell) => cell + [crop.row, crop.column][axis]!));
    expect(shifted).toEqual(seen(network, input, 'n4', unit));
  });

  test('is little more than its receptive field', () => {
    const { height, width } = cropFor(network, input, 'n4', [8, 9]);
    const [rows] = seen(network, input, 'n4', [8, 9]);
    const field = rows![1] - rows![0] + 1;
    expect(Math.max(height, width)).toBeLessThan(field + 4);
  });

  test('is the whole picture for a unit that reads everything', () => {
    const all = sequence(
      conv({ kernel_size: 3 }),
      ['Flatten', {}],
      ['Linear', { in_features: 94 * 94, out_features: 2 }],
    );
    expect(cropFor(all, input, 'n3', [1])).toEqual({ row: 0, column: 0, height: 96, width: 96, unit: [1] });
  });

  test('leaves out the layers after the one that is looked at', () => {
    expect(networkUpTo(network, 'n2').nodes.map(({ id }) => id)).toEqual(['input', 'n1', 'n2']);
  });
});

describe('measuring', () => {
  const request = { network, id: 'n4', input, draws: 2, seed: 1 };

  test.each([
    [0, 0],
    [8, 9],
    [18, 18],
  ])('gives for unit %i, %i, on the part of the picture alone, what the whole picture gives', (...unit) => {
    // Without activations the gradient does not depend on the image, so the two runs must agree.
    const whole = effectiveField(network, 'n4', { input, unit, seed: 1 });
    const total = whole.data.reduce((sum, value) => sum + value, 0);
    const [part] = measure({ ...request, unit });
    const { row, column, height, width, values } = part!;
    let seen = 0;
    for (let index = 0; index < height * width; index++) {
      const cell = whole.data[(row + Math.floor(index / width)) * 96 + column + (index % width)]! / total;
      expect(values[index]).toBeCloseTo(cell, 6);
      seen += cell;
    }
    expect(seen).toBeCloseTo(1, 5);
  });

  test('reports once for each draw, and the same seed gives the same map', () => {
    const maps = [...measure({ ...request, unit: [0, 0] })];
    expect(maps).toHaveLength(2);
    expect([...measure({ ...request, unit: [0, 0] })]).toEqual(maps);
  });

  test('can be quoted by a lesson, which says that the square is little smaller than the field', () => {
    expect(heldBy({ of: 'Layer8' })).toBe(57);
    expect(() => heldBy({ of: 'Layer9' })).toThrow(/no layer 'Layer9'/);
  });

  test('comes with a figure on paper that is to show it, and with no other', () => {
    const shown = { ...settings.defaults, row: 'Layer8', show: 'field', measured: true } as const;
    expect(printedOf(shown)).toMatchObject({
      held: { side: 57 },
      mask: expect.stringMatching(/^data:image/),
    });
    expect(printedOf({ ...shown, measured: false })).toBeUndefined();
    expect(printedOf({ ...shown, show: 'table' })).toBeUndefined();
  });
});
