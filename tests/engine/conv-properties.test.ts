import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Shape, Tensor, stridesOf } from '@engine/tensor.ts';
import { add } from '@engine/ops/add.ts';
import { concat } from '@engine/ops/concat.ts';
import { conv } from '@engine/ops/conv.ts';
import { convTranspose } from '@engine/ops/conv-transpose.ts';
import { linear } from '@engine/ops/linear.ts';
import type { ConvOptions } from '@engine/shape/conv.ts';
import { convShape } from '@engine/shape/conv.ts';
import { anyRandom, dot, wholeTensor } from './random-tensor.ts';

/** A convolution that fits: options, and the shapes of input and weight, in one to three dimensions. */
const anyConv = fc
  .integer({ min: 1, max: 3 })
  .chain((rank) => {
    const axes = (min: number, max: number): fc.Arbitrary<number[]> =>
      fc.array(fc.integer({ min, max }), { minLength: rank, maxLength: rank });
    return fc.record({
      groups: fc.integer({ min: 1, max: 2 }),
      perGroup: fc.tuple(fc.integer({ min: 1, max: 2 }), fc.integer({ min: 1, max: 2 })),
      kernel: axes(1, 3),
      stride: axes(1, 3),
      dilation: axes(1, 2),
      padding: axes(0, 2),
      lengths: axes(5, 7 - rank + 1),
    });
  })
  .map(({ groups, perGroup: [inChannels, outChannels], kernel, lengths, ...options }) => ({
    options: { ...options, groups },
    input: [2, inChannels * groups, ...lengths],
    weight: [outChannels * groups, inChannels, ...kernel],
  }));

/** Moves every plane by `by` cells along its spatial axes; what leaves on one side comes in on the other. */
function roll(tensor: Tensor, by: readonly number[]): Tensor {
  const strides = stridesOf(tensor.shape);
  const moves = [0, 0, ...by];
  return new Tensor(
    tensor.shape,
    tensor.data.map((_, cell) => {
      const from = tensor.shape.reduce((place, length, axis) => {
        const at = Math.floor(cell / strides[axis]!) % length;
        return place + ((((at - moves[axis]!) % length) + length) % length) * strides[axis]!;
      }, 0);
      return tensor.data[from]!;
    }),
  );
}

/** Every `step`-th cell of each spatial axis. */
function subsample(tensor: Tensor, shape: Shape, step: readonly number[]): Tensor {
  const from = stridesOf(tensor.shape);
  const to = stridesOf(shape);
  const steps = [1, 1, ...step];
  return new Tensor(
    shape,
    new Tensor(shape).data.map((_, cell) => {
      const place = shape.reduce(
        (sum, length, axis) => sum + (Math.floor(cell / to[axis]!) % length) * steps[axis]! * from[axis]!,
        0,
      );
      return tensor.data[place]!;
    }),
  );
}

const scale = (tensor: Tensor, by: number): Tensor =>
  new Tensor(
    tensor.shape,
    tensor.data.map((value) => value * by),
  );
const sum = (a: Tensor, b: Tensor): Tensor => add([a, b]).output;

describe('a convolution', () => {
  it('is linear in its input', () => {
    fc.assert(
      fc.property(
        anyConv,
        anyRandom,
        fc.integer({ min: -3, max: 3 }),
        ({ options, input, weight }, random, factor) => {
          const [x, y, w] = [
            wholeTensor(random, ...input),
            wholeTensor(random, ...input),
            wholeTensor(random, ...weight),
          ];
          const together = conv([sum(scale(x, factor), y), w], options).output;
          const apart = sum(scale(conv([x, w], options).output, factor), conv([y, w], options).output);
          expect(together).toEqual(apart);
        },
      ),
    );
  });

  it('is linear in its weight', () => {
    fc.assert(
      fc.property(
        anyConv,
        anyRandom,
        fc.integer({ min: -3, max: 3 }),
        ({ options, input, weight }, random, factor) => {
          const [x, v, w] = [
            wholeTensor(random, ...input),
            wholeTensor(random, ...weight),
            wholeTensor(random, ...weight),
          ];
          const together = conv([x, sum(scale(v, factor), w)], options).output;
          const apart = sum(scale(conv([x, v], options).output, factor), conv([x, w], options).output);
          expect(together).toEqual(apart);
        },
      ),
    );
  });

  it('and the transposed convolution are adjoint: ⟨conv(x), y⟩ = ⟨x, convᵀ(y)⟩', () => {
    fc.assert(
      fc.property(anyConv, anyRandom, ({ options, input, weight }, random) => {
        const [x, w] = [wholeTensor(random, ...input), wholeTensor(random, ...weight)];
        const forward = conv([x, w], options).output;
        const y = wholeTensor(random, ...forward.shape);
        // What the convolution's rounding down left over is what output padding gives back.
        const outputPadding = options.stride.map((stride, axis) => {
          const room =
            input[axis + 2]! +
            2 * options.padding[axis]! -
            options.dilation[axis]! * (weight[axis + 2]! - 1) -
            1;
          return room % stride;
        });
        const back = convTranspose([y, w], { ...options, outputPadding }).output;
        expect(back.shape).toEqual(x.shape);
        expect(dot(forward, y)).toBe(dot(x, back));
      }),
    );
  });

  it('commutes with a circular shift if its padding is circular', () => {
    fc.assert(
      fc.property(
        anyConv,
        anyRandom,
        fc.integer({ min: -9, max: 9 }),
        ({ options, input, weight }, random, by) => {
          const [x, w] = [wholeTensor(random, ...input), wholeTensor(random, ...weight)];
          const circular: ConvOptions = { ...options, stride: 1, padding: 'same', paddingMode: 'circular' };
          const shift = input.slice(2).map((_, axis) => by + axis);
          const shiftedFirst = conv([roll(x, shift), w], circular).output;
          expect(shiftedFirst).toEqual(roll(conv([x, w], circular).output, shift));
        },
      ),
    );
  });

  it('with a stride is the convolution without one, of which only every stride-th cell is kept', () => {
    fc.assert(
      fc.property(anyConv, anyRandom, ({ options, input, weight }, random) => {
        const [x, w] = [wholeTensor(random, ...input), wholeTensor(random, ...weight)];
        const strided = conv([x, w], options).output;
        const dense = conv([x, w], { ...options, stride: 1 }).output;
        expect(strided).toEqual(subsample(dense, strided.shape, options.stride));
      }),
    );
  });

  it('with dilation is the convolution with zeros put between the weights', () => {
    fc.assert(
      fc.property(anyConv, anyRandom, ({ options, input, weight }, random) => {
        const [x, w] = [wholeTensor(random, ...input), wholeTensor(random, ...weight)];
        // A transposed convolution of the weights by a single 1 puts the zeros between them.
        const planes = new Tensor([weight[0]! * weight[1]!, 1, ...weight.slice(2)], w.data);
        const stamp = new Tensor([1, 1, ...options.dilation.map(() => 1)], [1]);
        const stuffed = convTranspose([planes, stamp], { stride: options.dilation }).output;
        const wide = new Tensor([weight[0]!, weight[1]!, ...stuffed.shape.slice(2)], stuffed.data);
        expect(conv([x, w], options).output).toEqual(conv([x, wide], { ...options, dilation: 1 }).output);
      }),
    );
  });

  it('in groups is one convolution per group, laid side by side', () => {
    fc.assert(
      fc.property(anyConv, anyRandom, ({ options, input, weight }, random) => {
        const shape = [input[0]!, input[1]! / options.groups, ...input.slice(2)];
        const part = [weight[0]! / options.groups, ...weight.slice(1)];
        const xs = Array.from({ length: options.groups }, () => wholeTensor(random, ...shape));
        const ws = Array.from({ length: options.groups }, () => wholeTensor(random, ...part));
        const grouped = conv([concat(xs).output, concat(ws, { dim: 0 }).output], options).output;
        const single = xs.map((x, group) => conv([x, ws[group]!], { ...options, groups: 1 }).output);
        expect(grouped).toEqual(concat(single).output);
      }),
    );
  });

  it('whose kernel covers the whole input is a linear layer, in any number of dimensions', () => {
    fc.assert(
      fc.property(
        anyRandom,
        fc.array(fc.integer({ min: 1, max: 3 }), { minLength: 1, maxLength: 4 }),
        (random, lengths) => {
          const [x, w, b] = [
            wholeTensor(random, 2, 3, ...lengths),
            wholeTensor(random, 4, 3, ...lengths),
            wholeTensor(random, 4),
          ];
          const features = x.size / 2;
          const asLinear = linear([
            new Tensor([2, features], x.data),
            new Tensor([4, features], w.data),
            b,
          ]).output;
          expect(conv([x, w, b]).output.data).toEqual(asLinear.data);
        },
      ),
    );
  });

  it("keeps the lengths under 'same' padding, whatever the kernel and the dilation", () => {
    fc.assert(
      fc.property(anyConv, ({ options, input, weight }) => {
        expect(convShape(input, weight, { ...options, stride: 1, padding: 'same' }).slice(2)).toEqual(
          input.slice(2),
        );
      }),
    );
  });
});
