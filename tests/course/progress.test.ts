import { describe, expect, it } from 'vitest';
import { pageIn, readProgress, withPrediction, withReading, wordFor } from '@course/progress.ts';

describe('reading', () => {
  it('is remembered as the furthest that was reached', () => {
    const after = withReading(withReading({}, 'inception', 0.7), 'inception', 0.2);
    expect(pageIn(after, 'inception').furthest).toBe(0.7);
  });

  it('changes nothing when one reads again what was read', () => {
    const before = withReading({}, 'inception', 0.7);
    expect(withReading(before, 'inception', 0.7)).toBe(before);
  });

  it('never goes beyond the end', () => {
    expect(pageIn(withReading({}, 'inception', 1.3), 'inception').furthest).toBe(1);
  });

  it('keeps the other pages and the predictions', () => {
    const before = withPrediction(withReading({}, 'resnet', 1), 'inception', 'cost', 2);
    const after = withReading(before, 'inception', 0.5);
    expect(after).toEqual({
      resnet: { furthest: 1, predictions: {} },
      inception: { furthest: 0.5, predictions: { cost: 2 } },
    });
  });

  it.each([
    [0, ''],
    [0.04, ''],
    [0.6, '60 % read'],
    [0.999, '99 % read'],
    [1, 'read'],
  ])('of %d of a page is told as "%s"', (furthest, word) => {
    expect(wordFor({ furthest, predictions: {} })).toBe(word);
  });
});

describe('a prediction', () => {
  it('stands once it is made', () => {
    const after = withPrediction(withPrediction({}, 'inception', 'cost', 2), 'inception', 'cost', 0);
    expect(pageIn(after, 'inception').predictions).toEqual({ cost: 2 });
  });
});

describe('stored progress', () => {
  it('is read back as it was written', () => {
    const progress = withPrediction(withReading({}, 'resnet', 0.25), 'resnet', 'depth', 1);
    expect(readProgress(JSON.stringify(progress))).toEqual(progress);
  });

  it.each([null, '', '{', 'null', '[]', '"read"', '7'])('counts as none where it says %j', (text) => {
    expect(readProgress(text)).toEqual({});
  });

  it('loses what is not progress and keeps the rest', () => {
    const text = JSON.stringify({
      inception: { furthest: 'far', predictions: { cost: 1, width: -1, depth: 1.5, name: 'x' } },
      resnet: 3,
      optimizers: { furthest: 2, predictions: [] },
    });
    expect(readProgress(text)).toEqual({
      inception: { furthest: 0, predictions: { cost: 1 } },
      resnet: { furthest: 0, predictions: {} },
      optimizers: { furthest: 0, predictions: {} },
    });
  });
});
