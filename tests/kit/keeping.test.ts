import { expect, test } from 'vitest';
import { keeping, keepingEach } from '@kit/keeping.ts';
import type { CellMark } from '@kit/marks/cell.ts';
import { CellDrawer } from '@kit/marks/drawn.ts';

test('a record that holds the same stays the same object, one that does not is new', () => {
  const keep = keeping<Record<string, unknown>>();
  const first = keep({ a: 1, b: 'x' });
  expect(keep({ a: 1, b: 'x' })).toBe(first);
  expect(keep({ a: 2, b: 'x' })).toEqual({ a: 2, b: 'x' });
  expect(keep({ a: 2 })).toEqual({ a: 2 });
  expect(keep({ c: undefined })).toEqual({ c: undefined });
});

test('of a list, items that hold the same stay', () => {
  const keep = keepingEach<{ at: number }>();
  const first = keep([{ at: 1 }, { at: 2 }, { at: 3 }]);
  const second = keep([{ at: 1 }, { at: 5 }]);
  expect(second).toEqual([{ at: 1 }, { at: 5 }]);
  expect(second[0]).toBe(first[0]);
  expect(second[1]).not.toBe(first[1]);
});

const scale = { most: 4, width: 10, height: 1.5, units: ['%', 'em'] } as const;
const cells = (...values: number[]): CellMark[] =>
  values.map((value, at) => ({ key: at, x: 10 * at, y: 0, kind: 'value', value, text: String(value) }));

test('of cells, only those that changed are drawn anew', () => {
  const drawer = new CellDrawer();
  const first = drawer.draw(cells(1, 2, 3), scale);
  const second = drawer.draw(cells(1, 4, 3), scale);
  expect(second.map((cell, at) => cell === first[at])).toEqual([true, false, true]);
  expect(second).toEqual(new CellDrawer().draw(cells(1, 4, 3), scale));
});

test('of cells, all are drawn anew at another scale', () => {
  const drawer = new CellDrawer();
  drawer.draw(cells(1, 2), scale);
  for (const other of [{ most: 8 }, { width: 20 }, { height: 3 }, { units: ['', ''] as const }])
    expect(drawer.draw(cells(1, 2), { ...scale, ...other })).toEqual(
      new CellDrawer().draw(cells(1, 2), { ...scale, ...other }),
    );
});

test('each property of a cell is drawn; an outline is no part of it', () => {
  const drawer = new CellDrawer();
  const [one, two] = cells(1, 2) as [CellMark, CellMark];
  for (const change of [
    { x: 5 },
    { y: 5 },
    { kind: 'padding' },
    { value: 7 },
    { text: 'x' },
    { link: 'input' },
  ] as const) {
    drawer.draw([one, two], scale);
    const changed = { ...one, ...change };
    expect(drawer.draw([changed, two], scale).map(({ mark }) => mark)).toEqual([changed, two]);
  }
  const [drawn] = drawer.draw([one, two], scale);
  expect(drawer.draw([{ ...one, role: 'input' }, two], scale)[0]).toBe(drawn);
});
