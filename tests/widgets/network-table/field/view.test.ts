import { planField, RING } from '@widgets/network-table/field/plan.ts';
import { beyondWords, neverWords, seenWords, unitWords } from '@widgets/network-table/field/sentence.ts';
import {
  fieldOf,
  fractionOf,
  insideOf,
  neverSeen,
  unitAt,
  unitNear,
  type AxisView,
} from '@widgets/network-table/field/view.ts';
import { fieldViewOf } from '@widgets/network-table/field/view-of.ts';
import { analyse, type ReachedNode } from '@network/analysis/index.ts';
import { expect, describe, test } from 'vitest';

type Options = Record<string, number | number[] | string>;
const layers: [string, string, Options][] = [
  ['Layer1', 'Conv2d', { in_channels: 3, out_channels: 32, kernel_size: [7, 7], stride: 1, padding: 'same' }],
  [
    'Layer2',
    'Conv2d',
    { in_channels: 32, out_channels: 64, kernel_size: [5, 5], stride: 2, padding: 'valid' },
  ],
  ['Layer3', 'AvgPool2d', { kernel_size: [2, 2], stride: 2 }],
  ['Layer4', 'Conv2d', { in_channels: 64, out_channels: 128, kernel_size: [3, 3], stride: 1, dilation: 2 }],
  ['Layer5', 'Conv2d', { in_channels: 128, out_channels: 128, kernel_size: [3, 3], stride: 1 }],
  ['Layer6', 'AvgPool2d', { kernel_size: [2, 2], stride: 2 }],
  ['Layer7', 'Conv2d', { in_channels: 128, out_channels: 256, kernel_size: [3, 3], stride: 1 }],
  ['Layer8', 'AvgPool2d', { kernel_size: [2, 2], stride: 2 }],
  ['flatten', 'Flatten', {}],
  ['fc1', 'Linear', { in_features: 43264, out_features: 1024 }],
];
const nodes = [
  { id: 'input', module: 'input', kind: 'input', options: {}, inputs: [] },
  ...layers.map(([id, kind, options], index) => ({
    id,
    module: id,
    kind,
    options,
    inputs: [layers[index - 1]?.[0] ?? 'input'],
  })),
];
const { byId } = analyse({ name: 'homework', nodes, output: 'fc1' }, { input: [1, 3, 256, 256] });
const viewOf = (id: string) => fieldViewOf(byId.get(id) as ReachedNode, [256, 256])!;

describe('what a unit of the homework’s network sees', () => {
  test('Layer1’s unit in a corner sees 3 rows and columns of padding', () => {
    const view = viewOf('Layer1');
    expect(fieldOf(view, [0, 0])).toEqual([
      [-3, 3],
      [-3, 3],
    ]);
    expect(insideOf(view, [0, 0])).toEqual([
      [0, 3],
      [0, 3],
    ]);
    expect(beyondWords(view, [0, 0])).toBe(
      'Its field is 7×7 and reaches beyond the edge: 3 rows above and 3 columns left of the picture are padding.',
    );
    expect(beyondWords(view, [100, 100])).toBeUndefined();
  });

  test('Layer8’s unit (3, 7) sees 65×65 pixels', () => {
    expect(seenWords(viewOf('Layer8'), [3, 7])).toBe(
      'rows 45 to 109 and columns 109 to 173 of 256×256: 65×65 pixels',
    );
    expect(unitWords(viewOf('Layer8'), [3, 7])).toBe('The unit in row 3, column 7 of 13×13');
  });

  test('no unit of the classifier ever sees rows and columns 254 and 255', () => {
    const view = viewOf('fc1');
    expect(view.grid).toEqual([1, 1]);
    expect(neverSeen(view)).toEqual([[[254, 255]], [[254, 255]]]);
    expect(neverWords(view)).toBe('It never sees rows 254 to 255 or columns 254 to 255.');
    expect(unitWords(view, [0, 0])).toBe('Each of the 1024 units');
  });

  test('Layer1 leaves nothing unseen', () => {
    expect(neverWords(viewOf('Layer1'))).toBeUndefined();
  });

  test('a flattened feature stands where it was in the volume', () => {
    const view = viewOf('flatten');
    expect(view.grid).toEqual([13, 13]);
    expect(fieldOf(view, [3, 7])).toEqual(fieldOf(viewOf('Layer8'), [3, 7]));
  });

  test('a network of sounds or of vectors has no picture to look at', () => {
    expect(fieldViewOf(byId.get('Layer1') as ReachedNode, [256])).toBeUndefined();
  });
});

describe('choosing a unit', () => {
  test('a pixel at the middle of a unit’s field chooses that unit', () => {
    const view = viewOf('Layer8');
    for (const unit of [
      [0, 0],
      [3, 7],
      [12, 12],
    ] as const) {
      const [rows, columns] = fieldOf(view, unit);
      expect(unitNear(view, [(rows![0] + rows![1] + 1) / 2, (columns![0] + columns![1] + 1) / 2])).toEqual(
        unit,
      );
    }
  });

  test('a unit’s fraction leads back to it on every grid up to 256', () => {
    const view = viewOf('Layer1');
    for (let index = 0; index < 256; index++) {
      expect(unitAt(view, fractionOf(index, 256), 0)).toEqual([index, 0]);
    }
  });

  test('fractions outside 0…1 choose the nearest unit', () => {
    expect(unitAt(viewOf('Layer8'), -1, 2)).toEqual([0, 12]);
  });
});

test('windows that jump over rows leave gaps, which are named', () => {
  const axis: AxisView = {
    field: [
      [0, 0],
      [3, 3],
      [6, 6],
    ],
    inside: [
      [0, 0],
      [3, 3],
      [6, 6],
    ],
  };
  const view = { id: 'a', label: 'a', image: [8, 7], grid: [3, 3], axes: [axis, axis] } as const;
  expect(neverSeen(view)).toEqual([
    [
      [1, 2],
      [4, 5],
      [7, 7],
    ],
    [
      [1, 2],
      [4, 5],
    ],
  ]);
});

describe('the plan', () => {
  test('draws the field where it lies on the picture, whose side is 100', () => {
    const { field } = planField(viewOf('Layer8'), [3, 7]);
    expect(field).toEqual({
      x: (109 * 100) / 256,
      y: (45 * 100) / 256,
      width: (65 * 100) / 256,
      height: (65 * 100) / 256,
    });
  });

  test('cuts a field off at the ring of padding', () => {
    const huge: AxisView = { field: [[-400, 600]], inside: [[0, 31]] };
    const view = { id: 'a', label: 'a', image: [32, 32], grid: [1, 1], axes: [huge, huge] } as const;
    const { field, inside, outline } = planField(view, [0, 0]);
    expect(field!.x).toBeGreaterThan(-RING);
    expect(inside).toEqual({ x: 0, y: 0, width: 100, height: 100 });
    expect(outline).toBe('');
  });

  test('leaves open only the sides that lie beyond the ring', () => {
    const wide: AxisView = { field: [[-400, 20]], inside: [[0, 20]] };
    const low: AxisView = { field: [[3, 20]], inside: [[3, 20]] };
    const view = { id: 'a', label: 'a', image: [32, 32], grid: [1, 1], axes: [low, wide] } as const;
    expect(planField(view, [0, 0]).outline.match(/M/g)).toHaveLength(3);
  });

  test('writes two numbers that are near one above the other at the side, where there is no room abreast', () => {
    const [rows, columns] = planField(viewOf('Layer1'), [100, 100]).rulers;
    expect(rows!.marks.map(({ text }) => text)).toEqual(['97', '103']);
    expect(rows!.marks[1]!.at - rows!.marks[0]!.at).toBeGreaterThanOrEqual(7);
    expect(columns!.marks.map(({ text }) => text)).toEqual(['97 to 103']);
  });

  test('keeps its size from layer to layer, so that the picture stands still', () => {
    const [a, b] = [planField(viewOf('Layer8'), [3, 7]), planField(viewOf('fc1'), [0, 0])];
    expect(a.view).toEqual(b.view);
  });

  test('puts the cell of the unit in its place in the grid', () => {
    const { grid, cell } = planField(viewOf('Layer8'), [3, 7]);
    expect((cell.x - grid.x) / grid.width).toBeCloseTo(7 / 13);
    expect((cell.y - grid.y) / grid.height).toBeCloseTo(3 / 13);
  });
});
