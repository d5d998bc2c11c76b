import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { backward } from '@engine/autograd/backward.ts';
import { apply, parameter } from '@engine/autograd/variable.ts';
import { conv } from '@engine/ops/conv.ts';
import { Random } from '@engine/random.ts';
import { Tensor } from '@engine/tensor.ts';
import { evaluate } from '@network/formula.ts';
import { layerOf, gathered, placeIn, stampedSoFar } from '@widgets/transposed-conv/layer.ts';
import { covered, outputLength } from '@widgets/transposed-conv/lengths.ts';
import { outputAt, productsOf } from '@widgets/transposed-conv/partners.ts';
import { type Settings, settings } from '@widgets/transposed-conv/settings.ts';
import { lengthsOf, sizeEquation } from '@widgets/transposed-conv/sizes.ts';
import { anySettings } from './any.ts';

/** Numbers of float32 that were added up in another order. */
const close = (a: Float32Array, b: Float32Array): void => {
  expect(a.length).toBe(b.length);
  a.forEach((value, at) => {
    expect(Math.abs(value - b[at]!)).toBeLessThanOrEqual(1e-5 * Math.max(1, Math.abs(value)));
  });
};

const each = (check: (drawn: Settings) => void): void => {
  fc.assert(fc.property(anySettings, check));
};

const randomLike = ({ shape, size }: Tensor, random: Random): Tensor =>
  new Tensor(
    shape,
    Array.from({ length: size }, () => random.normal()),
  );

const dot = (a: Tensor, b: Tensor): number => a.data.reduce((sum, value, at) => sum + value * b.data[at]!, 0);

describe('of any layer the three views say the same:', () => {
  test('stamps, with the border cut off, are the output', () => {
    each((drawn) => {
      const layer = layerOf(drawn);
      const sums = stampedSoFar(layer, layer.x.size);
      const kept = new Float32Array(layer.y.size);
      sums.data.forEach((value, at) => {
        const output = outputAt(at, layer);
        if (output !== undefined) kept[output] = value;
      });
      close(kept, layer.y.data);
    });
  });

  test('an ordinary convolution of the flipped kernel over the spread input is the output', () => {
    each((drawn) => {
      const layer = layerOf(drawn);
      expect(gathered(layer).shape).toEqual(layer.y.shape);
      close(gathered(layer).data, layer.y.data);
    });
  });

  test('the matrix, transposed, times the input is the output', () => {
    each((drawn) => {
      const layer = layerOf(drawn);
      const sums = new Float32Array(layer.y.size);
      for (const { input, weight, output } of productsOf(layer))
        if (output !== undefined) sums[output]! += layer.w.data[weight]! * layer.x.data[input]!;
      close(sums, layer.y.data);
    });
  });
});

describe('the layer is the transpose of a convolution:', () => {
  const optionsOf = ({ stride, padding, dilation }: Settings) => ({ stride, padding, dilation });

  test('its output is the gradient that autograd sends back through that convolution', () => {
    each((drawn) => {
      const layer = layerOf(drawn);
      const long = parameter(randomLike(layer.y, new Random(1)));
      const short = apply(conv, [long, parameter(layer.w)], optionsOf(drawn));
      expect(short.value.shape).toEqual(layer.x.shape);
      backward(short, layer.x);
      close(long.gradient!.data, layer.y.data);
    });
  });

  test('⟨conv(v), x⟩ = ⟨v, convTranspose(x)⟩', () => {
    each((drawn) => {
      const layer = layerOf(drawn);
      const long = randomLike(layer.y, new Random(2));
      const short = conv([long, layer.w], optionsOf(drawn)).output;
      const scale = Math.sqrt(dot(long, long) * dot(layer.y, layer.y)) + 1;
      expect(Math.abs(dot(short, layer.x) - dot(long, layer.y))).toBeLessThan(1e-5 * scale);
    });
  });
});

describe('lengths', () => {
  test('are those of the engine, and the formula comes to them', () => {
    each((drawn) => {
      const layer = layerOf(drawn);
      expect(outputLength(drawn)).toBe(layer.output);
      expect(covered(drawn)).toBe(layer.covered);
      expect(evaluate(sizeEquation(drawn).right)).toBe(layer.output);
    });
  });

  test('that lead to the same input are as many as the stride, one for each output padding, and there is no other', () => {
    each((drawn) => {
      const lengths = lengthsOf(drawn);
      for (const { back, length, outputPadding } of lengths) {
        expect(back).toBe(drawn.input);
        expect(outputLength({ ...drawn, outputPadding })).toBe(length);
      }
      expect(lengths).toHaveLength(drawn.stride);
      const slid = (length: number) =>
        conv([new Tensor([1, 1, length]), new Tensor([1, 1, drawn.kernel])], {
          stride: drawn.stride,
          padding: drawn.padding,
          dilation: drawn.dilation,
        }).output.shape[2];
      expect(slid(lengths.at(-1)!.length + 1)).toBe(drawn.input + 1);
      if (drawn.input > 1 && lengths[0]!.length > 1)
        expect(slid(lengths[0]!.length - 1)).toBe(drawn.input - 1);
    });
  });
});

test('a place along each axis leads back to its cell', () => {
  expect(placeIn(7, 3, 2)).toEqual([2, 1]);
  expect(placeIn(2, 3, 1)).toEqual([2]);
});

test('the defaults are settings that will do', () => {
  expect(settings.rule(settings.defaults)).toBeUndefined();
});
