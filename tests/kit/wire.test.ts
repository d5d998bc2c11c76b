import { expect, test } from 'vitest';
import { type WireMark, cablesOf } from '@kit/marks/wire.ts';

const wire = (at: number, weight: number, link?: string): WireMark => ({
  x1: at,
  y1: 0,
  x2: at + 1,
  y2: 2,
  weight,
  ...(link && { link }),
});

test('wires of one weight are one path, the heaviest last', () => {
  expect(cablesOf([wire(0, 1), wire(1, 0.5), wire(2, 1)]).map(({ weight, path }) => [weight, path])).toEqual([
    [0.5, 'M1 0L2 2'],
    [1, 'M0 0L1 2M2 0L3 2'],
  ]);
});

test('wires that light up with something are a path of their own', () => {
  expect(cablesOf([wire(0, 1), wire(1, 1, 'kernel')]).map(({ link }) => link)).toEqual(['kernel', undefined]);
});

test('however many weights there are, paths are few, and only a wire that carries nothing weighs nothing', () => {
  const cables = cablesOf(Array.from({ length: 1001 }, (_, at) => wire(at, at / 1000)));
  expect(cables.length).toBeLessThanOrEqual(17);
  expect(cables[0]).toEqual({ key: '0 undefined', weight: 0, link: undefined, path: 'M0 0L1 2' });
});
