import { describe, expect, test } from 'vitest';
import { filmOf } from '@widgets/shared-gradient/film.ts';
import { modelOf } from '@widgets/shared-gradient/model.ts';
import { type Settings, settings } from '@widgets/shared-gradient/settings.ts';

const height = 2.1;
const filmed = (over: Partial<Settings>) => {
  const { whole, ...look } = modelOf(settings.fit({ ...settings.defaults, ...over }));
  return { whole, strips: filmOf(whole, look, height) };
};
const boxes = (path: string) => path.match(/M/g)?.length ?? 0;
const sum = (numbers: readonly number[]) => numbers.reduce((total, number) => total + number, 0);

describe.each([
  { input: 3, position: 1 },
  { input: 6, position: 7 },
  { input: 7, padding: 1, kernel: 2, position: 30 },
])('of %o', (over) => {
  const { whole, strips } = filmed(over);
  const parts = strips.flatMap((strip) => strip.parts);

  test('every product is drawn once, and the weight is marked once at each position', () => {
    const cells = sum(parts.flatMap(({ looks }) => looks.map(({ path }) => boxes(path))));
    expect(cells).toBe(whole.pieces.length * whole.autograd.length);
    expect(sum(parts.map(({ marked }) => boxes(marked)))).toBe(whole.pieces.length);
  });

  test('what has been walked is apart from what is still to come', () => {
    const walked = parts.filter(({ later }) => !later);
    expect(sum(walked.map(({ marked }) => boxes(marked)))).toBe(over.position);
  });

  test('strips lie side by side over the whole width', () => {
    strips.forEach(({ x, width }, at) => expect(x).toBeCloseTo(at * width));
    expect(sum(strips.map(({ width }) => width))).toBeCloseTo(1);
  });
});

test('many pictures are one drawing, of one path for each look; few are one each, as far apart as the plot is wide', () => {
  const { strips } = filmed({ picture: 'noise', input: 7, padding: 1 });
  expect(strips).toHaveLength(1);
  const looks = strips[0]!.parts[0]!.looks;
  expect(new Set(looks.map(({ key }) => key)).size).toBe(looks.length);
  expect(looks.length).toBeLessThan(12);
  expect(filmed({ input: 6 }).strips).toHaveLength(16);
});
