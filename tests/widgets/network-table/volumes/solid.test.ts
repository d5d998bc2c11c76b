import { layOut } from '@widgets/network-table/volumes/layout.ts';
import type { VolumeRow } from '@widgets/network-table/volumes/row.ts';
import { edgeLines, faceQuads } from '@widgets/network-table/volumes/solid.ts';
import { FACE_TINT, toneOf } from '@widgets/network-table/volumes/tone.ts';
import { expect, test } from 'vitest';

const row = (id: string, inputs: string[]): VolumeRow => ({
  id,
  label: id,
  role: 'convolution',
  shape: [8, 16, 9],
  inputs,
});
const layout = layOut([row('a', []), row('b', ['a'])]);
const [a] = layout.boxes;

test('a volume has six faces, each flat and as large as its sides', () => {
  const quads = faceQuads(layout, ['quiet', 'output']).slice(0, 6);
  const [width, height, depth] = a!.max.map((to, axis) => to - a!.min[axis]!);
  for (const { corners, tint } of quads) {
    const lengths = [0, 1, 2].map((axis) => {
      const along = corners.map((corner) => corner[axis]!);
      return Math.max(...along) - Math.min(...along);
    });
    const flat = new Map<number, (number | undefined)[]>([
      [FACE_TINT.side, [0, height, depth]],
      [FACE_TINT.top, [width, 0, depth]],
      [FACE_TINT.front, [width, height, 0]],
    ]);
    expect(lengths).toEqual(flat.get(tint));
  }
  expect(new Set(quads.map(({ corners }) => JSON.stringify(corners))).size).toBe(6);
});

test('a volume has twelve edges, no two alike, and what joins two volumes has a line', () => {
  const lines = edgeLines(layout, ['quiet', 'output']);
  expect(lines).toHaveLength(12 + 12 + 1);
  expect(new Set(lines.map(({ ends }) => JSON.stringify(ends))).size).toBe(25);
  expect(lines.filter(({ tone }) => tone === 'output')).toHaveLength(12);
});

test('the selected volume is output, what it reads is input, what is pointed at stands out', () => {
  const tones = layout.boxes.map((box) => toneOf(box, 'b', undefined, ['a']));
  expect(tones).toEqual(['input', 'output']);
  expect(toneOf(a!, undefined, 'a')).toBe('ink');
  expect(toneOf(a!)).toBe('quiet');
});
