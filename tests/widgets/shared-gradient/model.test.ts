import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { conv } from '@engine/ops/conv.ts';
import { Tensor } from '@engine/tensor.ts';
import { face } from '@kit/face.ts';
import { evaluate } from '@network/formula.ts';
import { examples } from '@widgets/shared-gradient/examples.ts';
import { modelOf } from '@widgets/shared-gradient/model.ts';
import { piecesOf, sumOf } from '@widgets/shared-gradient/pieces.ts';
import { type Settings, settings } from '@widgets/shared-gradient/settings.ts';
import { short } from '@widgets/shared-gradient/words.ts';

const { picture, upstream } = settings.fields;
const anySettings: fc.Arbitrary<Settings> = fc
  .record({
    picture: fc.constantFrom(...picture.options),
    upstream: fc.constantFrom(...upstream.options),
    input: fc.integer({ min: 3, max: 7 }),
    kernel: fc.integer({ min: 2, max: 3 }),
    stride: fc.integer({ min: 1, max: 2 }),
    padding: fc.integer({ min: 0, max: 1 }),
    weight: fc.integer({ min: 1, max: 9 }),
    position: fc.integer({ min: 0, max: 64 }),
  })
  .map((drawn) => settings.fit(drawn));

const named = (example: string) => face('shared-gradient', settings, examples, { example }).initial;
const model = (example: string, over: Partial<Settings> = {}) =>
  modelOf(settings.fit({ ...named(example), ...over }));
const total = (example: string, over: Partial<Settings> = {}) => {
  const { whole, weight } = model(example, over);
  return whole.autograd[weight]!;
};

describe('of any layer', () => {
  test('the pieces add up to autograd’s number exactly, weight by weight', () => {
    fc.assert(
      fc.property(anySettings, (drawn) => {
        const { pieces, autograd } = piecesOf(drawn);
        expect(sumOf(pieces, pieces.length)).toEqual(autograd);
      }),
    );
  });

  test('autograd’s number is how much Σ g·y changes when the weight grows by 1', () => {
    fc.assert(
      fc.property(anySettings, (drawn) => {
        const { picture: x, upstream: g, autograd } = piecesOf(drawn);
        const { kernel, stride, padding } = drawn;
        autograd.forEach((gradient, weight) => {
          const unit = new Tensor([1, 1, kernel, kernel]);
          unit.data[weight] = 1;
          const { output } = conv([x, unit], { stride, padding });
          const change = output.data.reduce((sum, y, at) => sum + y * g.data[at]!, 0);
          expect(gradient).toBeCloseTo(change, 4);
        });
      }),
    );
  });

  test('the positions are the output cells, and the last bar ends at autograd’s number', () => {
    fc.assert(
      fc.property(anySettings, (drawn) => {
        const { whole, waterfall, weight, sum, position } = modelOf(drawn);
        expect(whole.pieces).toHaveLength(whole.side ** 2);
        expect(waterfall.bars.at(-1)!.to).toBeCloseTo(whole.autograd[weight]!, 5);
        expect(sum[weight]).toBeCloseTo(position === 0 ? 0 : waterfall.bars[position - 1]!.to, 5);
      }),
    );
  });

  test('every formula comes to the number beside it', () => {
    fc.assert(
      fc.property(anySettings, (drawn) => {
        for (const { left, right } of modelOf(drawn).equations)
          expect(evaluate(right)).toBeCloseTo(left.value, 6);
      }),
    );
  });
});

test('pieces that cancel are none of them zero, and the figure says that they cancel', () => {
  const { waterfall, words } = model('cancel');
  expect(waterfall.bars.every(({ piece }) => piece !== 0)).toBe(true);
  expect(total('cancel')).toBe(0);
  expect(words).toContain('They cancel');
});

test('pieces that agree add up to sixteen times one of them', () => {
  const { waterfall } = model('agree');
  expect(total('agree')).toBe(16 * waterfall.bars[0]!.piece);
});

test('a corner weight gets nothing from the two sides where it lies on the padding', () => {
  const { waterfall, whole } = model('padding');
  const side = whole.side;
  waterfall.bars.forEach(({ padding, piece }, position) => {
    const onEdge = position < side || position % side === 0;
    expect(padding).toBe(onEdge);
    if (padding) expect(piece).toBe(0);
  });
  expect(total('padding')).toBe((side - 1) ** 2);
  expect(total('padding', { weight: 5 })).toBe(side ** 2);
});

test('a sum over the map grows with its positions; a mean does not', () => {
  expect([3, 5, 7].map((input) => total('more-positions', { input }))).toEqual([1, 9, 25]);
  for (const input of [3, 5, 7]) expect(total('mean', { input })).toBeCloseTo(1, 6);
});

test('a stride of 2 leaves nine positions of twenty-five', () => {
  expect(model('stride').whole.pieces).toHaveLength(9);
  expect(model('stride', { stride: 1 }).whole.pieces).toHaveLength(25);
});

test.each(examples)('$name walks no further than its last position', ({ name }) => {
  const { position, whole, summary } = model(name);
  expect(position).toBeLessThanOrEqual(whole.pieces.length);
  expect(summary).toContain('Autograd');
});

test.each([
  [2, '2'],
  [-1, '−1'],
  [1 / 16, '.06'],
  [-0.5, '−.5'],
  [10.5, '10.5'],
  [0.001, '0'],
  [-0.001, '0'],
])('%d is written %s in a cell', (value, text) => {
  expect(short(value)).toBe(text);
});
