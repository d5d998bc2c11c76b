import { expect, test } from 'vitest';
import { examples } from '@widgets/learn-anywhere/examples.ts';
import { modelOf } from '@widgets/learn-anywhere/model.ts';
import { picturesAt } from '@widgets/learn-anywhere/picture.ts';
import { recordedFor } from '@widgets/learn-anywhere/recorded.ts';
import { settings } from '@widgets/learn-anywhere/settings.ts';
import { BEATS, STEPS } from '@training/anywhere/study.ts';
import { PICTURE, PLACES } from '@training/data/marks.ts';

const at = (name: string, more = {}) =>
  settings.check({ ...examples.find((example) => example.name === name)!.settings, ...more });
const seen = (name: string, more = {}) => {
  const chosen = at(name, more);
  return modelOf(chosen, recordedFor(chosen));
};

test.each(examples.map(({ name }) => name))('%s has a recorded run', (name) => {
  const { panels, tested, step } = seen(name);
  expect(tested).toBe(BEATS);
  expect(step).toBe(STEPS);
  for (const { tally } of panels) expect(tally).toMatch(new RegExp(`^[0-4]{${PLACES ** 2}}$`));
});

test('only shared weights that are pooled know the marks where none was taught', () => {
  const [dense, local, shared] = seen('left-half').panels;
  for (const each of [dense!, local!]) {
    expect(each.now!.left).toBeGreaterThan(0.8);
    expect(Math.abs(each.now!.right - 0.25)).toBeLessThan(0.1);
  }
  expect(shared!.now!.right).toBeGreaterThan(0.9);
});

test('without its pooling the convolution guesses there too', () => {
  const shared = seen('no-pooling').panels[2]!;
  expect(shared.now!.left).toBeGreaterThan(0.8);
  expect(Math.abs(shared.now!.right - 0.25)).toBeLessThan(0.1);
});

test('pooled, the locally connected network knows the marks where they were taught, and guesses elsewhere', () => {
  const [flat, pooled] = ['left-half', 'local-pooled'].map((name) => seen(name).panels[1]!);
  expect(pooled!.now!.left).toBeGreaterThan(flat!.now!.left);
  expect(Math.abs(pooled!.now!.right - 0.25)).toBeLessThan(0.1);
  expect(seen('local-pooled').panels[2]).toEqual(seen('left-half').panels[2]);
});

test('from few pictures only sharing with pooling learns the taught half', () => {
  const left = (name: string) => seen(name).panels.map(({ now }) => now!.left);
  const rest = [...left('few-not-pooled'), left('few-local-pooled')[1]!];
  for (const share of rest) expect(share).toBeLessThan(0.6);
  expect(left('few-local-pooled')[2]).toBeGreaterThan(0.9);
});

test('a panel says what follows its network', () => {
  const titles = (head: string) =>
    modelOf(settings.check({ head }), undefined).panels.map(({ title }) => title);
  expect(titles('both')).toEqual([
    'Fully connected, then a weight for each unit',
    'Locally connected, then global max pooling',
    'Convolution, then global max pooling',
  ]);
  expect(titles('pooled')[1]).toBe('Locally connected, then a weight for each place');
  expect(titles('flat')[2]).toBe('Convolution, then a weight for each place');
});

test('the first layer of a network has as many weights as its formula says', () => {
  const values = seen('left-half').panels.map(({ weights }) => weights.left.value);
  const hidden = 8 * PLACES ** 2;
  expect(values).toEqual([hidden * (PICTURE ** 2 + 1), hidden * 26, 8 * 26]);
});

test('an earlier test is shown where it is asked for, and none before there is one', () => {
  const early = seen('left-half', { beat: 2 });
  expect(early.step).toBe(64);
  expect(early.panels[0]!.now).toEqual(early.panels[0]!.curve[1]);
  const unknown = at('left-half', { seed: 77 });
  expect(recordedFor(unknown)).toBeUndefined();
  expect(modelOf(unknown, undefined)).toMatchObject({
    tested: 0,
    step: 0,
    summary: 'Nothing has been learned yet.',
  });
});

test('a picture is drawn whole: its paths hold each pixel once', () => {
  for (const { paths } of picturesAt(1, 5, 13)) {
    const squares = paths.flatMap(({ d }) =>
      [...d.matchAll(/M(\d+) (\d+)h1v1h-1z/g)].map(([, x, y]) => `${x},${y}`),
    );
    expect(squares).toHaveLength(PICTURE ** 2);
    expect(new Set(squares).size).toBe(PICTURE ** 2);
  }
});
