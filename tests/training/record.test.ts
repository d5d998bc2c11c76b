import { describe, expect, test } from 'vitest';
import { drawnGarments } from '@training/data/garments/index.ts';
import { fromHalf, toHalf } from '@training/record/half.ts';
import { recordedLabs } from '@training/record/labs.ts';
import { record } from '@training/record/record.ts';
import { readWeights } from '@training/record/weights.ts';
import { recipe } from './nets.ts';

describe('half precision', () => {
  test.each([
    [0, 0x0000],
    [-0, 0x8000],
    [1, 0x3c00],
    [-2, 0xc000],
    [65504, 0x7bff],
    [65519.996, 0x7bff],
    [65520, 0x7c00],
    [-Infinity, 0xfc00],
    [NaN, 0x7e00],
    [2 ** -14, 0x0400],
    [2 ** -24, 0x0001],
    [2 ** -25, 0x0000],
    [2 ** -14 - 2 ** -26, 0x0400],
    [1 + 2 ** -11, 0x3c00],
    [1 + 3 * 2 ** -11, 0x3c02],
    [2 - 2 ** -12, 0x4000],
    [1 / 3, 0x3555],
  ])('of %d has the bits %i', (value, bits) => {
    expect(toHalf(Float32Array.of(value))[0]).toBe(bits);
  });

  test('survives its way back and forth, all 65,536 of them', () => {
    const bits = Uint16Array.from({ length: 65_536 }, (_, index) => index);
    const numbers = bits.filter((word) => (word & 0x7c00) !== 0x7c00 || (word & 0x3ff) === 0);
    expect(toHalf(fromHalf(numbers))).toEqual(numbers);
  });
});

describe('a recorded run', () => {
  const lab = { ...recordedLabs.lenet!, recipe: { ...recipe, epochs: 2, batchSize: 20 } };
  const [train, held] = [drawnGarments(60, 1), drawnGarments(30, 2)];
  const { run, weights } = record(lab, train, held);

  test('says what was run, how it went and where it ended', () => {
    expect(run).toMatchObject({ source: lab.source, recipe: lab.recipe, parameters: 120_382 });
    expect(run.images).toEqual({ train: 60, test: 30 });
    expect(run.epochs).toHaveLength(2);
    expect(run.epochs[1]!.trainLoss).toBeLessThan(run.epochs[0]!.trainLoss);
    const diagonal = run.confusion.filter((_, cell) => cell % 11 === 0).reduce((a, b) => a + b);
    expect(diagonal / 30).toBeCloseTo(run.epochs[1]!.testAccuracy, 12);
    expect(Math.abs(run.keptAccuracy - run.epochs[1]!.testAccuracy)).toBeLessThan(0.1);
  });

  test('keeps its weights in half precision', () => {
    const { shape, float16 } = weights['conv1.weight']!;
    expect(shape).toEqual([16, 1, 5, 5]);
    const bytes = Buffer.from(float16, 'base64');
    expect(bytes.length).toBe(800);
    const numbers = fromHalf(new Uint16Array(Uint8Array.from(bytes).buffer));
    expect(numbers.some((value) => value !== 0)).toBe(true);
    expect(numbers.every(Number.isFinite)).toBe(true);
  });

  test('gives its weights back as they were kept', () => {
    const bias = readWeights(weights).get('conv1.bias')!;
    expect(bias.shape).toEqual([16]);
    const bytes = Buffer.from(weights['conv1.bias']!.float16, 'base64');
    expect(bias.data[5]).toBe(fromHalf(Uint16Array.of(bytes.readUInt16LE(10)))[0]);
  });

  test('is the same to the digit when it is run again', () => {
    expect(record(lab, train, held)).toEqual({ run, weights });
  });
});
