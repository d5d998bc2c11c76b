import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type ReachedNode, analyse, region } from '@network/analysis/index.ts';
import type { Network, Node } from '@network/graph.ts';
import type { Options } from '@network/layer.ts';
import { sequence } from './homework.ts';

interface Step {
  kernel_size: number;
  stride: number;
  dilation: number;
  padding: number;
}

const step = fc.record({
  kernel_size: fc.integer({ min: 1, max: 7 }),
  stride: fc.integer({ min: 1, max: 4 }),
  dilation: fc.integer({ min: 1, max: 4 }),
  padding: fc.integer({ min: 0, max: 6 }),
});
const chain = fc.array(step, { minLength: 1, maxLength: 8 });

const build = (steps: readonly Step[]): Network =>
  sequence(
    steps.map((options, index) => [
      `conv${index}`,
      'Conv1d',
      { in_channels: 1, out_channels: 1, ...options },
    ]),
  );

const lastOf = (network: Network, length: number) =>
  analyse(network, { input: [1, 1, length] }).nodes.at(-1) as ReachedNode;

/** Araujo, Norris & Sim 2019, equations 2 and 5: from the last layer back to the image. */
function backwards(steps: readonly Step[], unit: number): [number, number] {
  return [...steps]
    .reverse()
    .reduce<[number, number]>(
      ([first, last], { kernel_size, stride, dilation, padding }) => [
        first * stride - padding,
        last * stride - padding + dilation * (kernel_size - 1),
      ],
      [unit, unit],
    );
}

describe('along a chain of convolutions', () => {
  const enough = 4000;

  test('the recurrence forward agrees with the one backward, for any unit', () => {
    fc.assert(
      fc.property(chain, fc.integer({ min: -5, max: 5 }), (steps, unit) => {
        const last = lastOf(build(steps), enough);
        fc.pre(last.ok);
        expect(region(last.field, [unit]).unclipped).toEqual([backwards(steps, unit)]);
      }),
    );
  });

  test('size is the closed sum Σ (k − 1)·d·Π s + 1, jump the product of strides', () => {
    fc.assert(
      fc.property(chain, (steps) => {
        const last = lastOf(build(steps), enough);
        fc.pre(last.ok);
        const jumps = steps.map((_, at) =>
          steps.slice(0, at).reduce((product, { stride }) => product * stride, 1),
        );
        const size = steps.reduce((sum, s, at) => sum + (s.kernel_size - 1) * s.dilation * jumps[at]!, 1);
        const start = 0 - steps.reduce((sum, s, at) => sum + s.padding * jumps[at]!, 0);
        const jump = steps.reduce((product, { stride }) => product * stride, 1);
        expect(last.reach[0]).toEqual({ size, smallest: size, jump, start, withinImage: false });
      }),
    );
  });
});

test('with transposed convolutions among them, the same is worked out with the edges of a long axis and without', () => {
  const up = fc.record({
    kernel_size: fc.integer({ min: 1, max: 4 }),
    stride: fc.integer({ min: 1, max: 3 }),
  });
  const mixed = fc.array(fc.tuple(fc.constantFrom('Conv1d', 'ConvTranspose1d'), up), {
    minLength: 2,
    maxLength: 5,
  });
  fc.assert(
    fc.property(mixed, (steps) => {
      const network = sequence(
        steps.map(([kind, options], index) => [
          `${index}`,
          kind,
          { in_channels: 1, out_channels: 1, ...options },
        ]),
      );
      const last = lastOf(network, 2400);
      fc.pre(last.ok);
      const middle = Math.floor(last.output[2]! / 2);
      for (const unit of [middle, middle + 1, middle + 2, middle + 3]) {
        const { clipped, unclipped } = region(last.field, [unit]);
        expect(clipped).toEqual(unclipped);
      }
    }),
  );
});

test('a transposed convolution has a fraction for a jump, and units that see fewer cells than others', () => {
  const up: Options = { in_channels: 1, out_channels: 1, kernel_size: 3, stride: 2, padding: 1 };
  const last = lastOf(sequence([['up', 'ConvTranspose1d', up]]), 10);
  expect(last.reach[0]).toEqual({ size: 2, smallest: 1, jump: 0.5, start: 0, withinImage: false });
  expect([4, 5].map((unit) => region(last.field, [unit]).clipped)).toEqual([[[2, 2]], [[2, 3]]]);
});

test('clipping happens at every layer: a unit does not see cells that only the padding of a later layer would reach', () => {
  const network = sequence([
    ['pool', 'AvgPool1d', { kernel_size: 2, stride: 2 }],
    ['conv', 'Conv1d', { in_channels: 1, out_channels: 1, kernel_size: 3, padding: 1 }],
  ]);
  const last = lastOf(network, 9);
  expect(region(last.field, [3])).toEqual({ unclipped: [[4, 9]], clipped: [[4, 7]] });
});

test('a window of a thousand million cells is no trouble', () => {
  const vast: Options = { in_channels: 1, out_channels: 1, kernel_size: 1e9, padding: 5e8 };
  const seen = region(lastOf(sequence([['conv', 'Conv1d', vast]]), 8).field, [1]);
  expect(seen).toEqual({ unclipped: [[1 - 5e8, 5e8]], clipped: [[0, 7]] });
});

test('a unit in the padding alone sees nothing of the image', () => {
  const last = lastOf(build([{ kernel_size: 2, stride: 1, dilation: 1, padding: 2 }]), 5);
  expect(region(last.field, [0])).toEqual({ unclipped: [[-2, -1]], clipped: [null] });
});

describe('branches', () => {
  const conv = (kernel_size: number, rest: Options = {}): Options => ({
    in_channels: 1,
    out_channels: 1,
    kernel_size,
    ...rest,
  });
  const fork = (left: [string, Options], right: [string, Options], join: [string, Options]): Network => {
    const node = (id: string, kind: string, options: Options, inputs: string[]): Node => ({
      id,
      module: id,
      kind,
      options,
      inputs,
    });
    return {
      name: 'fork',
      nodes: [
        node('input', 'input', {}, []),
        node('left', ...left, ['input']),
        node('right', ...right, ['input']),
        node('join', ...join, ['left', 'right']),
      ],
      output: 'join',
    };
  };

  test('see the union of what each sees', () => {
    const last = lastOf(
      fork(['Conv1d', conv(3, { padding: 1 })], ['Conv1d', conv(5, { padding: 2 })], ['concat', { dim: 1 }]),
      20,
    );
    expect(last.reach[0]).toMatchObject({ size: 5, jump: 1, start: -2 });
    expect(last.misaligned).toEqual([]);
  });

  test('are joined axis by axis', () => {
    const shape = (kernel_size: number[], padding: number[]): Options => ({
      ...conv(1),
      kernel_size,
      padding,
    });
    const wide = fork(['Conv2d', shape([1, 7], [0, 3])], ['Conv2d', shape([3, 1], [1, 0])], ['add', {}]);
    const last = analyse(wide, { input: [1, 1, 9, 9] }).nodes.at(-1) as ReachedNode;
    expect(last.reach.map(({ size }) => size)).toEqual([3, 7]);
  });

  test('that look at different places are reported with their centres', () => {
    const last = lastOf(
      fork(
        ['Conv1d', conv(3, { padding: 1 })],
        ['Conv1d', conv(3, { padding: 2, dilation: 2 })],
        ['add', {}],
      ),
      20,
    );
    expect(last.misaligned).toEqual([]);
    const shifted = fork(['ZeroPad1d', { padding: [1, 0] }], ['ZeroPad1d', { padding: [0, 1] }], ['add', {}]);
    expect(lastOf(shifted, 20).misaligned).toEqual([{ axis: 0, jumps: [1, 1], centres: [-1, 0] }]);
  });

  test('that move at different rates are reported with their jumps, and sized within the image', () => {
    const network = fork(
      ['Conv1d', conv(1, { stride: 2 })],
      ['AdaptiveAvgPool1d', { output_size: 10 }],
      ['add', {}],
    );
    const uneven = lastOf(network, 19);
    expect(uneven.misaligned[0]).toMatchObject({ jumps: [2, null] });
    expect(uneven.reach[0]).toMatchObject({ withinImage: true, jump: null });
    expect(region(uneven.field, [9]).clipped).toEqual([[17, 18]]);
  });

  test('that move at different rates have no jump together, even if each has one', () => {
    const network = fork(['Conv1d', conv(1, { stride: 2 })], ['Conv1d', conv(10)], ['add', {}]);
    const last = lastOf(network, 19);
    expect(last.misaligned[0]).toMatchObject({ jumps: [2, 1] });
    expect(last.reach[0]).toMatchObject({ withinImage: true, jump: null });
  });

  test('scaled by one number for the whole image see all of it', () => {
    const gate = fork(['Identity', {}], ['AdaptiveAvgPool1d', { output_size: 1 }], ['mul', {}]);
    const last = lastOf(gate, 12);
    expect(last.misaligned).toEqual([]);
    expect(region(last.field, [7]).clipped).toEqual([[0, 11]]);
  });
});
