import { describe, expect, test } from 'vitest';
import { gradients } from '@engine/autograd/backward.ts';
import { constant, parameter } from '@engine/autograd/variable.ts';
import { Random } from '@engine/random.ts';
import { type Shape, Tensor, sizeOf } from '@engine/tensor.ts';
import { type ReachedNode, analyse, region } from '@network/analysis/index.ts';
import type { Options } from '@network/layer.ts';
import { modelNamed } from '@network/models/index.ts';
import { readNetwork } from '@network/python/index.ts';
import { type State, canRun, effectiveField, initialise, run } from '@network/run/index.ts';
import golden from '../golden/network/runs.json' with { type: 'json' };
import { homework, sequence } from './homework.ts';

const fill = (shape: Shape, rule: (index: number) => number): Tensor =>
  new Tensor(
    shape,
    Float32Array.from({ length: sizeOf(shape) }, (_, index) => rule(index)),
  );
const sines = (shape: Shape, scale: number) => fill(shape, (index) => Math.sin(index + 1) * scale);

/** The weights that tests/golden/network/runs.py uses. */
function withSines(state: State): State {
  for (const { parameters, buffers } of state.values()) {
    if ('running_mean' in buffers) continue;
    const { weight, bias } = parameters;
    if (weight) {
      const fanIn = sizeOf(weight.value.shape.slice(1));
      parameters.weight = constant(sines(weight.value.shape, Math.sqrt(4 / fanIn)));
    }
    if (bias) parameters.bias = constant(sines(bias.value.shape, 0.1));
  }
  return state;
}

function samples({ data }: Tensor): number[] {
  const spread = Array.from({ length: 8 }, (_, index) => data[Math.floor((index * data.length) / 8)]!);
  return [...spread, data.reduce((most, value) => Math.max(most, Math.abs(value)), 0)];
}

/** Largest difference, as a part of the largest number. */
const difference = (ours: Tensor, truth: readonly number[]): number =>
  Math.max(...samples(ours).map((value, index) => Math.abs(value - truth[index]!))) / truth.at(-1)!;

test.each(Object.entries(golden))('%s computes what PyTorch computes, forward and back', (name, truth) => {
  const { network } = readNetwork(modelNamed(name)!.source);
  const state = withSines(initialise(network!, { seed: 1, trained: false }));
  const image = parameter(sines(truth.input, 1));
  const output = run(network!, state, image).get(network!.output)!;
  const back = gradients([[output, fill(output.value.shape, Math.cos)]]).get(image)!;
  expect(difference(output.value, truth.output)).toBeLessThan(1e-4);
  expect(difference(back, truth.gradient)).toBeLessThan(1e-4);
});

test('every layer of the course’s networks can be run', () => {
  const names = [
    'problem-4',
    'alexnet',
    'vgg-16',
    'googlenet',
    'resnet-152',
    'u-net',
    'dcgan',
    'mobilenet-v2',
  ];
  const kinds = names.flatMap((name) =>
    readNetwork(modelNamed(name)!.source).network!.nodes.map(({ kind }) => kind),
  );
  expect(kinds.filter((kind) => !canRun(kind))).toEqual([]);
});

test.each<[kind: string, options: Record<string, number>, value: number]>([
  ['SiLU', {}, -1 / (1 + Math.E)],
  ['Hardswish', {}, -1 / 3],
  ['Hardsigmoid', {}, 1 / 3],
  ['ELU', {}, 1 / Math.E - 1],
  ['ELU', { alpha: 2 }, 2 / Math.E - 2],
  ['LeakyReLU', {}, -0.01],
  ['LeakyReLU', { negative_slope: 0.2 }, -0.2],
  ['ReLU6', {}, 0],
  ['Sigmoid', {}, 1 / (1 + Math.E)],
  ['Tanh', {}, Math.tanh(-1)],
])('%s with the options %o is run as the op of that name: −1 becomes %d', (kind, options, value) => {
  const net = sequence([['layer', kind, options]]);
  const image = constant(new Tensor([1, 1], [-1]));
  const { data } = run(net, initialise(net, { seed: 1 }), image).get('layer')!.value;
  expect(data[0]).toBeCloseTo(value, 6);
});

describe('an upsampling', () => {
  const upsampled = (options: Options, shape: Shape) => {
    const net = sequence([['up', 'Upsample', options]]);
    return run(net, initialise(net, { seed: 1 }), constant(fill(shape, (index) => index ** 2))).get('up')!
      .value;
  };

  test('of one axis blends two neighbours, as PyTorch’s linear mode does', () => {
    expect([...upsampled({ size: 4, mode: 'linear' }, [1, 1, 2]).data]).toEqual([0, 0.25, 0.75, 1]);
  });

  test('whose factor is worked out anew is the one to that size', () => {
    const [factor, bilinear] = [{ scale_factor: 1.5 }, { mode: 'bilinear' }];
    const again = upsampled({ ...factor, ...bilinear, recompute_scale_factor: true }, [1, 1, 3, 3]);
    expect(again).toEqual(upsampled({ size: 4, ...bilinear }, [1, 1, 3, 3]));
    expect(again).not.toEqual(upsampled({ ...factor, ...bilinear }, [1, 1, 3, 3]));
  });

  test('in a mode that the engine has not is refused, with those that it has', () => {
    expect(() => upsampled({ size: 4, mode: 'bicubic' }, [1, 1, 3, 3])).toThrow(
      "up: Upsample: the engine can do nearest, linear, bilinear, trilinear, but mode is 'bicubic'",
    );
  });
});

describe('initial weights', () => {
  const network = sequence([['conv', 'Conv2d', { in_channels: 4, out_channels: 64, kernel_size: 5 }]]);
  const weights = (seed: number) => initialise(network, { seed }).get('conv')!.parameters.weight!.value.data;

  test('are the same for the same seed, and others for another', () => {
    expect(weights(3)).toEqual(weights(3));
    expect(weights(3)).not.toEqual(weights(4));
  });

  test('fill the range of one over the root of fan-in', () => {
    expect(Math.max(...weights(1))).toBeCloseTo(0.1, 3);
    expect(Math.min(...weights(1))).toBeCloseTo(-0.1, 3);
  });
});

describe('running', () => {
  const net = sequence([
    ['bn', 'BatchNorm2d', { num_features: 2 }],
    ['drop', 'Dropout', { p: 0.5 }],
    ['odd', 'Mish', {}],
  ]);
  const image = constant(fill([1, 2, 4, 4], (index) => index));

  test('in training moves the running statistics and drops cells; in evaluation neither', () => {
    const state = initialise(net, { seed: 1 });
    run(net, state, image, { upTo: 'drop' });
    expect([...state.get('bn')!.buffers.running_mean!.data]).toEqual([0, 0]);
    const values = run(net, state, image, { upTo: 'drop', training: new Random(1) });
    expect(state.get('bn')!.buffers.running_mean!.data[0]).toBeCloseTo(0.75);
    expect(values.get('drop')!.value.data.includes(0)).toBe(true);
  });

  test('computes only what the node asked for needs', () => {
    expect([...run(net, initialise(net, { seed: 1 }), image, { upTo: 'bn' }).keys()]).toEqual([
      'input',
      'bn',
    ]);
  });

  test('up to a node that is not there is refused, and says which are', () => {
    expect(() => run(net, initialise(net, { seed: 1 }), image, { upTo: 'bm' })).toThrow(
      new RangeError("run: there is no node 'bm' to stop at; there are input, bn, drop, odd"),
    );
  });

  test('names the node whose option is out of range', () => {
    const wrong = sequence([['drop', 'Dropout', { p: 1.5 }]]);
    const training = new Random(1);
    expect(() => run(wrong, initialise(wrong, { seed: 1 }), image, { training })).toThrow(
      new RangeError('drop: dropout: p must be a chance from 0 to 1, but is 1.5'),
    );
  });

  test('names the node that the engine cannot run', () => {
    expect(() => run(net, initialise(net, { seed: 1 }), image)).toThrow(
      'odd: Mish can be analysed here, but the engine cannot run it',
    );
  });
});

describe('the effective receptive field', () => {
  const input = [1, 3, 48, 48];
  const unit = [2, 2];
  const field = effectiveField(homework, 'Layer5', { input, unit, seed: 5 });
  const at = (row: number, column: number) => field.data[row * 48 + column]!;

  test('is nothing outside of the theoretical one, and something on its every side', () => {
    const row = analyse(homework, { input }).byId.get('Layer5') as ReachedNode;
    const seen = region(row.field, unit).clipped;
    const cells = [...field.data].flatMap((value, cell) =>
      value > 0 ? [[Math.floor(cell / 48), cell % 48]] : [],
    );
    const extent = [0, 1].map((axis) => cells.map((cell) => cell[axis]!));
    expect(extent.map((along) => [Math.min(...along), Math.max(...along)])).toEqual(seen);
  });

  test('is a size, and of several draws the mean', () => {
    const of = (seed: number, draws?: number) =>
      effectiveField(homework, 'Layer1', {
        input: [1, 3, 12, 12],
        unit: [1, 1],
        seed,
        ...(draws && { draws }),
      }).data;
    const [one, next] = [of(5), of(6)];
    expect(Math.min(...one)).toBe(0);
    of(5, 2).forEach((value, cell) => expect(value).toBeCloseTo((one[cell]! + next[cell]!) / 2, 6));
  });

  test('is strongest near its middle and fades towards its edge', () => {
    const middle = 23;
    const near = at(middle, middle) + at(middle + 1, middle + 1) + at(middle - 1, middle - 1);
    const edge = at(5, 5) + at(6, 6) + at(41, 41);
    expect(near).toBeGreaterThan(5 * edge);
  });

  test('is refused for a unit that is not there', () => {
    expect(() => effectiveField(homework, 'Layer5', { input, unit: [99, 0], seed: 1 })).toThrow(
      'Layer5: there is no unit [99, 0] in its output',
    );
    expect(() => effectiveField(homework, 'Layer99', { input, unit, seed: 1 })).toThrow('Layer99');
  });
});
