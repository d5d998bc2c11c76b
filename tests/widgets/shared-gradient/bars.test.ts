import { expect, test } from 'vitest';
import { strokesOf } from '@widgets/shared-gradient/bars.ts';
import { modelOf } from '@widgets/shared-gradient/model.ts';
import { type Settings, settings } from '@widgets/shared-gradient/settings.ts';

const stroked = (over: Partial<Settings>) => {
  const model = modelOf(settings.fit({ ...settings.defaults, ...over }));
  return { model, strokes: strokesOf(model, (value) => -value) };
};
const count = (path: string) => path.match(/M/g)?.length ?? 0;

test('every position has one stroke, and a step to the next', () => {
  const { model, strokes } = stroked({ picture: 'noise', padding: 1, weight: 1, position: 9 });
  const positions = model.waterfall.bars.length;
  const drawn = (of: typeof strokes) => of.reduce((total, { d }) => total + count(d), 0);
  const steps = strokes.filter(({ look }) => look === 'step');
  expect(drawn(steps)).toBe(positions - 1);
  expect(drawn(strokes) - drawn(steps)).toBe(positions);
  expect(new Set(strokes.map(({ key }) => key)).size).toBe(strokes.length);
});

test('the bar added last stands by itself; those to come have no fill', () => {
  const { strokes } = stroked({ picture: 'flat', upstream: 'signs', position: 7 });
  const now = strokes.filter(({ when }) => when === 'now');
  expect(now.map(({ d }) => count(d))).toEqual([1]);
  expect(strokes.filter(({ when }) => when === 'later').every(({ fill }) => fill === undefined)).toBe(true);
});

test('a zero on the padding looks different from a piece that is zero', () => {
  const { strokes } = stroked({ picture: 'flat', upstream: 'sum', padding: 1, weight: 1 });
  expect(strokes.some(({ look }) => look === 'on-padding')).toBe(true);
  expect(strokes.some(({ look }) => look === 'nothing')).toBe(false);
});
