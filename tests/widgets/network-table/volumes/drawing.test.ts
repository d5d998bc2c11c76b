import { projection } from '@widgets/network-table/volumes/camera.ts';
import { drawMarks, drawSolids } from '@widgets/network-table/volumes/drawing.ts';
import { footprint } from '@widgets/network-table/volumes/footprint.ts';
import { layOut } from '@widgets/network-table/volumes/layout.ts';
import type { VolumeRow } from '@widgets/network-table/volumes/row.ts';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

const camera = { azimuth: 36, elevation: 24 };
const window = { kernel: [3, 3], stride: [2, 2], dilation: [1, 1], padding: [0, 0] } as const;
const conv = (id: string, inputs: string[], shape: number[]): VolumeRow => ({
  id,
  label: id,
  role: 'convolution',
  shape,
  inputs,
  window,
});
const rows = [
  conv('in', [], [3, 33, 33]),
  conv('first', ['in'], [8, 16, 16]),
  conv('second', ['first'], [8, 7, 7]),
];
const sequence = (length: number) =>
  Array.from({ length }, (_, index) =>
    conv(`layer${index}`, index ? [`layer${index - 1}`] : [], [64, 56, 56]),
  );

describe('the camera', () => {
  test('square on, x runs right and y up', () => {
    const flat = projection({ azimuth: 0, elevation: 0 });
    expect(flat([2, 3, 5])[0]).toBeCloseTo(2);
    expect(flat([2, 3, 5])[1]).toBeCloseTo(-3);
  });

  test('the order of the layers stays level from wherever it is looked at', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: -75, max: 75 }),
        fc.integer({ min: 0, max: 80 }),
        (azimuth, elevation) => {
          const flat = projection({ azimuth, elevation });
          expect(flat([100, 0, 0])[1]).toBeCloseTo(flat([0, 0, 0])[1]);
        },
      ),
    );
  });
});

describe('the drawing', () => {
  test('paints volumes so that the nearer covers the farther: left to right when seen from the right', () => {
    const order = (azimuth: number) =>
      drawSolids(layOut(rows), { azimuth, elevation: 20 }).boxes.map(({ id }) => id);
    expect(order(30)).toEqual(['in', 'first', 'second']);
    expect(order(-30)).toEqual(['second', 'first', 'in']);
  });

  test('no two labels cover each other, however many layers there are', () => {
    const { labels } = drawMarks(layOut(sequence(150)), camera, {});
    for (const [index, a] of labels.entries()) {
      for (const b of labels.slice(index + 1)) {
        const beside = Math.abs(a.x - b.x) >= (a.width + b.width) / 2;
        const apart = a.ys[0]! > b.ys.at(-1)! || b.ys[0]! > a.ys.at(-1)!;
        expect(beside || apart).toBe(true);
      }
    }
  });

  test('where layers crowd, the selected one keeps its name at its foot', () => {
    const crowd = layOut(
      sequence(150).map((row) => ({ ...row, label: `a long name of ${row.id}`, shape: [1, 2, 2] })),
    );
    const { labels } = drawMarks(crowd, camera, { selected: 'layer73' });
    expect(labels.length).toBeLessThan(150);
    expect(labels.find(({ id }) => id === 'layer73')!.leader).toBeUndefined();
  });

  test('a label lies on no volume, not even on its neighbour’s slanting side', () => {
    const steep = [conv('wide', [], [8, 224, 224]), conv('point', ['wide'], [8, 1, 1])];
    const { boxes } = layOut(steep);
    const flat = projection(camera);
    const label = drawMarks(layOut(steep), camera, {}).labels.find(({ id }) => id === 'point')!;
    const { min, max } = boxes.find(({ row }) => row.id === 'wide')!;
    const [[left, low], [right, high]] = [flat([max[0], min[1], max[2]]), flat([max[0], min[1], min[2]])];
    const from = Math.max(left, label.x - label.width / 2);
    expect(from).toBeLessThan(right);
    const edge = low + ((from - left) / (right - left)) * (high - low);
    expect(label.ys[0]! - 1).toBeGreaterThan(edge);
  });

  test('a layer pointed at is named even where its label had no room', () => {
    const norm: VolumeRow = { ...conv('bn', ['in'], [3, 33, 33]), role: 'normalisation' };
    const layout = layOut([rows[0]!, norm]);
    const named = (hovered?: string) => drawMarks(layout, camera, { hovered }).labels.map(({ id }) => id);
    expect(named()).toEqual(['in']);
    expect(named('bn')).toEqual(['in', 'bn']);
  });

  test('the view holds every volume and label', () => {
    const { view, labels } = drawMarks(layOut(rows), camera, { selected: 'second' });
    for (const { x, width, ys } of labels) {
      expect(x - width / 2).toBeGreaterThanOrEqual(view.x);
      expect(x + width / 2).toBeLessThanOrEqual(view.x + view.width);
      expect(ys.at(-1)).toBeLessThanOrEqual(view.y + view.height);
    }
  });

  test('an empty network draws nothing and does not fail', () => {
    expect(drawSolids(layOut([]), camera).boxes).toEqual([]);
    expect(drawMarks(layOut([]), camera, {}).labels).toEqual([]);
  });
});

describe('the kernel’s footprint', () => {
  const { boxes } = layOut(rows);
  const [input, output] = boxes;

  test('covers 3 of 33 rows, from row 2·stride for output row 2', () => {
    const { near } = footprint(output!, input!, [2.5 / 16, 0.5])!;
    const height = input!.max[1] - input!.min[1];
    const [top, bottom] = [near[0]![1], near[2]![1]];
    const middle = (input!.max[1] - (top + bottom) / 2) / height;
    expect(middle).toBeCloseTo((4 + 1.5) / 33);
    expect(bottom).toBeLessThan(top);
  });

  test('lies on the side of the input that faces the layer, and the unit on the side that faces the input', () => {
    const { near, far, unit } = footprint(output!, input!, [0.5, 0.5])!;
    expect(near.every(([x]) => x === input!.max[0])).toBe(true);
    expect(far.every(([x]) => x === input!.min[0])).toBe(true);
    expect(unit.every(([x]) => x === output!.min[0])).toBe(true);
  });

  test('of a linear layer is the whole input', () => {
    const linear = layOut([
      rows[0]!,
      { ...conv('fc', ['in'], [10]), role: 'linear', window: undefined },
    ]).boxes;
    const { near } = footprint(linear[1]!, linear[0]!, [0.5, 0.5])!;
    expect(near[0]![1]).toBeCloseTo(linear[0]!.max[1]);
    expect(near[2]![1]).toBeCloseTo(linear[0]!.min[1]);
  });

  test('a layer without a window, such as batch norm, has none', () => {
    const norm = layOut([
      rows[0]!,
      { ...conv('bn', ['in'], [3, 33, 33]), role: 'normalisation', window: undefined },
    ]).boxes;
    expect(footprint(norm[1]!, norm[0]!, [0.5, 0.5])).toBeUndefined();
  });
});
