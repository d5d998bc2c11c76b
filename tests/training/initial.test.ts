import { describe, expect, test } from 'vitest';
import { readNetwork } from '@network/python/index.ts';
import { type Initialisation, beginParameters, gainOf } from '@training/initial.ts';

const { network } = readNetwork(`
nn.Sequential(
    nn.Conv2d(8, 32, 5),
    nn.BatchNorm2d(32),
    nn.Flatten(),
    nn.Linear(128, 100),
)`);

const begin = (initialisation: Initialisation, seed = 7) => {
  const state = beginParameters(network!, initialisation, seed);
  const data = (module: string, name: string) => [...state.get(module)!.parameters[name]!.value.data];
  return { conv: data('0', 'weight'), norm: data('1', 'weight'), linear: data('3', 'weight'), data };
};

const deviation = (numbers: readonly number[]) => {
  const mean = numbers.reduce((sum, value) => sum + value, 0) / numbers.length;
  return Math.sqrt(numbers.reduce((sum, value) => sum + (value - mean) ** 2, 0) / numbers.length);
};
const largest = (numbers: readonly number[]) => Math.max(...numbers.map(Math.abs));

// fan_in and fan_out: 8·25 and 32·25 for the convolution, 128 and 100 for the linear layer.
describe('the deviation of the weights is that of torch.nn.init', () => {
  test.each<[Initialisation, conv: number, linear: number]>([
    [{ kind: 'kaiming-normal', nonlinearity: 'relu' }, Math.sqrt(2 / 200), Math.sqrt(2 / 128)],
    [
      { kind: 'kaiming-normal', mode: 'fan_out', nonlinearity: 'relu' },
      Math.sqrt(2 / 800),
      Math.sqrt(2 / 100),
    ],
    [{ kind: 'kaiming-uniform', nonlinearity: 'tanh' }, 5 / 3 / Math.sqrt(200), 5 / 3 / Math.sqrt(128)],
    [{ kind: 'kaiming-uniform', nonlinearity: 'leaky_relu', a: 1 }, 1 / Math.sqrt(200), 1 / Math.sqrt(128)],
    [{ kind: 'xavier-uniform' }, Math.sqrt(2 / 1000), Math.sqrt(2 / 228)],
    [{ kind: 'xavier-normal', gain: 2 }, 2 * Math.sqrt(2 / 1000), 2 * Math.sqrt(2 / 228)],
    [{ kind: 'default' }, 1 / Math.sqrt(3 * 200), 1 / Math.sqrt(3 * 128)],
    [{ kind: 'too-large', deviation: 1 }, 1, 1],
  ])('%j', (initialisation, conv, linear) => {
    const found = begin(initialisation);
    // 6,400 and 12,800 draws: the deviation of a deviation is below 1 %.
    expect(Math.abs(deviation(found.conv) / conv - 1)).toBeLessThan(0.04);
    expect(Math.abs(deviation(found.linear) / linear - 1)).toBeLessThan(0.04);
  });
});

test('uniform weights fill their bounds and stay within', () => {
  const bound = Math.sqrt(6 / 200);
  const found = largest(begin({ kind: 'kaiming-uniform', nonlinearity: 'relu' }).conv);
  expect(found).toBeLessThanOrEqual(Math.fround(bound));
  expect(found).toBeGreaterThan(0.99 * bound);
});

test('normal weights go past three deviations now and then', () => {
  expect(largest(begin({ kind: 'too-large', deviation: 2 }).linear)).toBeGreaterThan(6);
});

test('biases begin at 0, except by default; batch norm always at 1 and 0', () => {
  for (const kind of ['zeros', 'xavier-normal', 'kaiming-uniform'] as const) {
    const { data, norm } = begin({ kind });
    expect(largest(data('0', 'bias'))).toBe(0);
    expect(norm.every((value) => value === 1)).toBe(true);
    expect(largest(data('1', 'bias'))).toBe(0);
  }
  expect(largest(begin({ kind: 'default' }).data('0', 'bias'))).toBeGreaterThan(0);
  expect(largest(begin({ kind: 'zeros' }).linear)).toBe(0);
});

test('the same seed gives the same weights, another seed others', () => {
  const kaiming: Initialisation = { kind: 'kaiming-normal' };
  expect(begin(kaiming, 3).conv).toEqual(begin(kaiming, 3).conv);
  expect(begin(kaiming, 3).conv).not.toEqual(begin(kaiming, 4).conv);
});

test('gains are those of torch.nn.init.calculate_gain', () => {
  expect(gainOf('linear')).toBe(1);
  expect(gainOf('relu')).toBeCloseTo(1.41421356, 8);
  expect(gainOf('leaky_relu', 0.2)).toBeCloseTo(1.3867505, 7);
  expect(gainOf('selu')).toBe(0.75);
});
