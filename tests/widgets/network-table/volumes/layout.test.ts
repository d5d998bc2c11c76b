import { assignLanes } from '@widgets/network-table/volumes/lanes.ts';
import { layOut, type Box } from '@widgets/network-table/volumes/layout.ts';
import type { VolumeRow } from '@widgets/network-table/volumes/row.ts';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

const row = (
  id: string,
  inputs: string[],
  shape = [8, 16, 16],
  role: VolumeRow['role'] = 'convolution',
): VolumeRow => ({
  id,
  label: id,
  role,
  shape,
  inputs,
});

/** Any network: each row reads one to three of the five rows before it. */
const networks = fc
  .array(
    fc.record({
      reads: fc.array(fc.integer({ min: 1, max: 5 }), { minLength: 1, maxLength: 3 }),
      shape: fc.oneof(
        fc.tuple(
          fc.integer({ min: 1, max: 512 }),
          fc.integer({ min: 1, max: 256 }),
          fc.integer({ min: 1, max: 256 }),
        ),
        fc.tuple(fc.integer({ min: 1, max: 4096 })),
      ),
      role: fc.constantFrom<VolumeRow['role']>('convolution', 'normalisation', 'join', 'linear'),
    }),
    { minLength: 1, maxLength: 40 },
  )
  .map((nodes) =>
    nodes.map(({ reads, shape, role }, index) =>
      row(
        `n${index}`,
        index ? [...new Set(reads.map((back) => `n${Math.max(0, index - back)}`))] : [],
        shape,
        role,
      ),
    ),
  );

const overlap = (a: Box, b: Box) =>
  [0, 1, 2].every((axis) => a.min[axis]! < b.max[axis]! && b.min[axis]! < a.max[axis]!);

describe('the layout of volumes', () => {
  test('no two volumes of any network overlap', () => {
    fc.assert(
      fc.property(networks, (rows) => {
        const { boxes } = layOut(rows);
        for (const [index, box] of boxes.entries()) {
          for (const other of boxes.slice(index + 1)) expect(overlap(box, other)).toBe(false);
        }
      }),
    );
  });

  test('every volume stands right of all that it reads', () => {
    fc.assert(
      fc.property(networks, (rows) => {
        const { boxes } = layOut(rows);
        const byId = new Map(boxes.map((box) => [box.row.id, box]));
        for (const box of boxes) {
          for (const input of box.row.inputs) expect(byId.get(input)!.max[0]).toBeLessThan(box.min[0]);
        }
      }),
    );
  });

  test('the rows of a sequence stand in one lane, in their order', () => {
    const rows = ['a', 'b', 'c', 'd'].map((id, index, ids) => row(id, index ? [ids[index - 1]!] : []));
    const { boxes } = layOut(rows);
    expect(boxes.map(({ lane }) => lane)).toEqual([0, 0, 0, 0]);
    expect(boxes.map(({ row: { id } }) => id)).toEqual(['a', 'b', 'c', 'd']);
    expect(boxes.map(({ min }) => min[0])).toEqual([...boxes.map(({ min }) => min[0])].sort((a, b) => a - b));
  });

  test('four parallel branches take four lanes around the trunk, and their join returns to it', () => {
    const rows = [
      row('in', []),
      row('a', ['in']),
      row('b', ['in']),
      row('c', ['in']),
      row('d', ['in']),
      row('cat', ['a', 'b', 'c', 'd']),
      row('next', ['cat']),
    ];
    const { places } = assignLanes(rows);
    expect(['in', 'cat', 'next'].map((id) => places.get(id)!.lane)).toEqual([0, 0, 0]);
    expect(['a', 'b', 'c', 'd'].map((id) => places.get(id)!.lane)).toEqual([0, -1, 1, -2]);
  });

  test('a skip around a block passes over the top of it', () => {
    const rows = [row('in', []), row('a', ['in']), row('b', ['a']), row('add', ['b', 'in'])];
    const { boxes, edges } = layOut(rows);
    const skip = edges.find(({ from, to }) => from === 'in' && to === 'add')!;
    const highest = Math.max(...boxes.map(({ max }) => max[1]));
    expect(skip.over).toBe(true);
    expect(skip.points.slice(1, -1).every(([, y]) => y > highest)).toBe(true);
  });

  test('a nested skip stays below the longer one', () => {
    const rows = ['a', 'b', 'c', 'd', 'e', 'f'].map((id, index, ids) =>
      row(id, index ? [ids[index - 1]!] : []),
    );
    const { edges } = layOut([...rows, row('inner', ['f', 'c']), row('outer', ['inner', 'a'])]);
    const height = (from: string) => edges.find((edge) => edge.from === from && edge.over)!.points[1]![1];
    expect(height('a')).toBeGreaterThan(height('c'));
  });

  test('batch norm is a plate on the volume before it, of the same face', () => {
    const { boxes } = layOut([row('conv', []), row('bn', ['conv'], [8, 16, 16], 'normalisation')]);
    const [conv, plate] = boxes;
    expect(plate!.plate).toBe(true);
    expect(plate!.max[1]).toBe(conv!.max[1]);
    expect(plate!.min[0] - conv!.max[0]).toBeLessThan(0.5);
  });

  test('more cells make a longer side, and more channels a thicker volume', () => {
    const { boxes } = layOut([
      row('a', [], [3, 64, 64]),
      row('b', ['a'], [64, 32, 32]),
      row('c', ['b'], [128, 32, 32]),
    ]);
    const [a, b, c] = boxes.map(({ min, max }) => max.map((to, axis) => to - min[axis]!));
    expect(a![1]).toBeGreaterThan(b![1]!);
    expect(b![0]).toBeGreaterThan(a![0]!);
    expect(c![0]).toBeGreaterThan(b![0]!);
    expect(c![1]).toBe(b![1]);
  });
});
