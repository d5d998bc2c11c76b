import { expect, test } from 'vitest';
import { valueFill } from '@kit/colour.ts';
import type { CellMark } from '@kit/marks/cell.ts';
import { looksOf, outlinesOf, strikesOf, writtenOf } from '@kit/marks/looks.ts';

const scale = { most: 4, width: 10, height: 1.5 };
const cell = (at: number, rest: Partial<CellMark> = {}): CellMark => ({
  x: 10 * at,
  y: 0,
  kind: 'value',
  ...rest,
});
const boxes = (path: string) => path.split('M').length - 1;

test('cells of one fill are one path, in which each is a box at its place', () => {
  const looks = looksOf([cell(0, { value: 4 }), cell(1, { value: -4 }), cell(2, { value: 4 })], scale);
  expect(looks.map(({ fill, path }) => [fill, path])).toEqual([
    [valueFill(-4, 4), 'M10 0h10v1.5h-10z'],
    [valueFill(4, 4), 'M0 0h10v1.5h-10zM20 0h10v1.5h-10z'],
  ]);
});

test('kinds, and cells that light up with something else, have paths of their own', () => {
  const marks = [
    cell(0, { value: 0 }),
    cell(1, { kind: 'padding' }),
    cell(2, { kind: 'dropped' }),
    cell(3, { value: 0, link: 'input' }),
    cell(4),
  ];
  const looks = looksOf(marks, scale);
  expect(looks).toHaveLength(5);
  expect(new Set(looks.map(({ key }) => key)).size).toBe(5);
  expect(looks.find(({ link }) => link === 'input')?.path).toBe('M30 0h10v1.5h-10z');
});

test('however many values there are, shades are few, and none is far from its value', () => {
  const many = Array.from({ length: 5000 }, (_, at) => cell(at, { value: Math.sin(at) * 4 }));
  const looks = looksOf(many, scale);
  expect(looks.length).toBeLessThanOrEqual(81);
  expect(looks.reduce((sum, { path }) => sum + boxes(path), 0)).toBe(5000);
  const [alone] = looksOf([cell(0, { value: 1.03 })], scale);
  const percent = Number(/ ([\d.]+)%/.exec(alone!.fill!)![1]);
  expect(Math.abs(percent - 100 * (1.03 / 4))).toBeLessThanOrEqual(1.25);
});

test('paths keep their order when one comes or goes', () => {
  const keys = (...values: number[]) =>
    looksOf(
      values.map((value, at) => cell(at, { value })),
      scale,
    ).map(({ key }) => key);
  const all = keys(3, -2, 1);
  expect(keys(1, 3)).toEqual(all.filter((key) => keys(1, 3).includes(key)));
  expect(keys(-2, 1, 3)).toEqual(all);
});

test('where the largest value is 0, cells are as pale as the paper', () => {
  expect(looksOf([cell(0, { value: 0 })], { ...scale, most: 0 })[0]!.fill).toBe(valueFill(0, 0));
});

test('an outline is one path a role', () => {
  const marks = [
    cell(0, { role: 'input' }),
    cell(1),
    cell(2, { role: 'output' }),
    cell(3, { role: 'input' }),
  ];
  expect(outlinesOf(marks, scale)).toEqual([
    ['input', 'M0 0h10v1.5h-10zM30 0h10v1.5h-10z'],
    ['output', 'M20 0h10v1.5h-10z'],
  ]);
});

test('an inserted zero has a point in its middle, a dropped number a stroke from corner to corner', () => {
  const marks = [cell(0, { kind: 'inserted' }), cell(1, { kind: 'dropped' })];
  expect(strikesOf(marks, 'inserted', scale)).toBe('M5 0.75h1e-5');
  expect(strikesOf(marks, 'dropped', scale)).toBe('M10 1.5l10 -1.5');
  expect(strikesOf([cell(0)], 'dropped', scale)).toBe('');
});

test('numbers stand in the middle, in ink that can be read on the fill', () => {
  expect(writtenOf([cell(1, { value: 4, text: '4' }), cell(2, { value: 1 })], scale)).toEqual([
    { text: '4', x: 15, y: 0.75, ink: 'light-dark(white, black)' },
  ]);
});
