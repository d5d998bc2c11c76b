import { describe, expect, test } from 'vitest';
import { type LostNode, type ReachedNode, analyse, presets, region } from '@network/analysis/index.ts';
import type { Network } from '@network/graph.ts';
import { readNetwork } from '@network/python/index.ts';
import { homework, sequence } from './homework.ts';

const analysis = analyse(homework, { input: [1, 3, 256, 256] });
const row = (id: string) => analysis.byId.get(id) as ReachedNode;

describe('the network of Problem 4 at 256 by 256', () => {
  test('gets 256 · 13 · 13 features into its first linear layer', () => {
    expect(row('Layer8').output).toEqual([1, 256, 13, 13]);
    expect(row('flatten').output).toEqual([1, 43264]);
  });

  test('loses a row and a column to the floor at Layer2 and Layer6, and nowhere else', () => {
    const biting = analysis.nodes.filter((node) => node.ok && node.floor.length > 0) as ReachedNode[];
    expect(biting.map(({ node, floor }) => [node.id, floor])).toEqual([
      ['Layer2', [0, 1].map((axis) => ({ axis, exact: 126.5, unread: 1 }))],
      ['Layer6', [0, 1].map((axis) => ({ axis, exact: 28.5, unread: 1 }))],
    ]);
  });

  test('has receptive fields that grow by (k − 1)·d·jump', () => {
    const sizes = ['Layer1', 'Layer2', 'Layer3', 'Layer4', 'Layer5', 'Layer6', 'Layer7', 'Layer8'];
    expect(sizes.map((id) => row(id).reach[0]!.size)).toEqual([7, 11, 13, 29, 37, 41, 57, 65]);
    expect(sizes.map((id) => row(id).reach[0]!.jump)).toEqual([1, 2, 4, 4, 4, 8, 8, 16]);
  });

  test('sees rows 0 to 253 of the image from its linear layers, but never the two that the floors cut off', () => {
    expect(region(row('fc1').field, [0])).toEqual({
      clipped: [
        [0, 253],
        [0, 253],
      ],
      unclipped: [
        [-3, 253],
        [-3, 253],
      ],
    });
  });

  test('lets a flattened feature see what its cell saw', () => {
    const cell = region(row('Layer8').field, [4, 7]);
    expect(region(row('flatten').field, [169 * 3 + 4 * 13 + 7])).toEqual(cell);
  });

  test('keeps buffers apart from parameters, and weights from biases', () => {
    expect(row('bn1').parameters).toEqual({ weights: 32, biases: 32, total: 64, buffers: 65 });
    expect(row('Layer1').parameters).toEqual({ weights: 4704, biases: 32, total: 4736, buffers: 0 });
  });
});

describe('conventions', () => {
  const work = (id: string, conventions: Parameters<typeof analyse>[1]['conventions']) =>
    (analyse(homework, { input: [1, 3, 256, 256], conventions }).byId.get(id) as ReachedNode).work;

  test('count a MAC as two FLOPs but a bias as one', () => {
    const cells = 32 * 256 * 256;
    expect(work('Layer1', presets.homework)).toBe(cells * 147);
    expect(work('Layer1', { ...presets.homework, unit: 'FLOP' })).toBe(cells * 147 * 2);
    expect(work('Layer1', { ...presets.homework, unit: 'FLOP', bias: true })).toBe(cells * 295);
    expect(work('Layer1', { ...presets.homework, bias: true })).toBe(cells * 148);
  });

  test('count batch norm and pooling only when asked to', () => {
    expect(work('bn1', presets.homework)).toBe(0);
    expect(work('bn1', { ...presets.homework, norm: true })).toBe(32 * 256 * 256);
    expect(work('Layer3', presets.homework)).toBe(0);
    expect(work('Layer3', { ...presets.homework, pool: true })).toBe(64 * 63 * 63 * 4);
  });
});

describe('an image that is too small', () => {
  const small = analyse(homework, { input: [1, 3, 40, 256] });

  test('names the layer it makes empty and the smallest size that would do, axis by axis', () => {
    const lost = small.byId.get('Layer7') as LostNode;
    expect(lost.cause).toBe('failed');
    expect(lost.reason).toContain('height');
    expect(lost.smallestImage).toEqual([51, 51]);
    expect(analyse(homework, { input: [1, 3, 51, 51] }).byId.get('Layer7')!.ok).toBe(true);
    expect(analyse(homework, { input: [1, 3, 50, 51] }).byId.get('Layer7')!.ok).toBe(false);
  });

  test('leaves the layers before it analysed and says what the later ones wait for', () => {
    expect(small.byId.get('Layer6')!.ok).toBe(true);
    expect(small.byId.get('fc3')).toMatchObject({ ok: false, cause: 'unreached', because: 'Layer7' });
  });

  test('is told the size at which a linear layer gets the features it expects', () => {
    const lost = analyse(homework, { input: [1, 3, 200, 200] }).byId.get('fc1') as LostNode;
    expect(lost.reason).toContain('43264');
    expect(analyse(homework, { input: [1, 3, ...lost.smallestImage!] }).byId.get('fc1')!.ok).toBe(true);
  });

  test('is called by its own name, not by its op; a layer of a Sequential by its number', () => {
    const conv = (id: string, before: string) => ({
      ...homework.nodes.find((node) => node.id === 'Layer1')!,
      id,
      inputs: [before],
    });
    const reasonOf = (id: string) => {
      const nodes = [homework.nodes[0]!, conv(id, homework.nodes[0]!.id), conv('next', id)];
      const { byId } = analyse({ ...homework, nodes, output: 'next' }, { input: [1, 4, 8, 8] });
      return [byId.get(id), byId.get('next')].map((lost) => (lost as LostNode).reason);
    };
    expect(reasonOf('stem')).toEqual([
      expect.stringMatching(/^stem: weight expects 3/),
      expect.stringMatching(/^next is not reached: it reads what stem /),
    ]);
    expect(reasonOf('1')).toEqual([
      expect.stringMatching(/^layer 1: weight expects 3/),
      expect.stringMatching(/what layer 1 would have made/),
    ]);
  });

  test('is not offered a size when size is not the trouble', () => {
    const lost = analyse(homework, { input: [1, 4, 256, 256] }).byId.get('Layer1') as LostNode;
    expect(lost.reason).toContain('3 input channels');
    expect(lost.smallestImage).toBeUndefined();
  });
});

test.each([[[1, 3, NaN, 8]], [[1, 3, -4, 8]], [[1, 3, 1.5, 8]], [[1, 0, 8, 8]]])(
  'an image of shape %j is none, and is offered no other size',
  (input) => {
    const { byId } = analyse(sequence([['relu', 'ReLU']]), { input });
    expect(byId.get('input')).toEqual({
      ok: false,
      node: expect.anything() as unknown,
      cause: 'failed',
      reason: `input: shape should be whole numbers of at least 1 but is [${input.join(', ')}]`,
    });
    expect(byId.get('relu')).toMatchObject({ ok: false, cause: 'unreached', because: 'input' });
  },
);

test('a floor that drops padding alone leaves no row of the input unread', () => {
  const stem = { in_channels: 3, out_channels: 64, kernel_size: 7, stride: 2, padding: 3 };
  const { byId } = analyse(sequence([['conv1', 'Conv2d', stem]]), { input: [1, 3, 224, 224] });
  expect((byId.get('conv1') as ReachedNode).floor[0]).toEqual({ axis: 0, exact: 112.5, unread: 0 });
});

test('a module used twice has its parameters counted once, and its work twice', () => {
  const once = { in_channels: 3, out_channels: 3, kernel_size: 3, padding: 1 };
  const chain = sequence([
    ['conv', 'Conv2d', once],
    ['conv#2', 'Conv2d', once],
  ]);
  const shared: Network = {
    ...chain,
    nodes: chain.nodes.map((node) => (node.id === 'conv#2' ? { ...node, module: 'conv' } : node)),
  };
  const { totals, byId } = analyse(shared, { input: [1, 3, 8, 8] });
  expect(byId.get('conv#2')).toMatchObject({ sharedWith: 'conv', parameters: { total: 84 } });
  expect(totals).toMatchObject({ total: 84, work: 2 * 64 * 81 });
});

test('a kind that is not known is named, and what does not depend on it is still analysed', () => {
  const chain = sequence([
    ['good', 'ReLU'],
    ['odd', 'Conv9d'],
    ['after', 'ReLU'],
  ]);
  const { byId } = analyse(chain, { input: [1, 3, 8, 8] });
  expect(byId.get('good')!.ok).toBe(true);
  expect(byId.get('odd')).toMatchObject({
    cause: 'failed',
    reason: expect.stringContaining('Conv9d') as string,
  });
  expect(byId.get('after')).toMatchObject({ cause: 'unreached', because: 'odd' });
});

test.each([
  ['a huge kernel', 'Conv2d', { in_channels: 3, out_channels: 1, kernel_size: 1e9, padding: 1e9 }],
  ['a huge padding', 'ZeroPad2d', { padding: 1e12 }],
  ['a huge resize', 'Upsample', { scale_factor: 1e300 }],
  ['a huge adaptive pool', 'AdaptiveAvgPool2d', { output_size: 1e9 }],
  ['more outputs than can be counted', 'Linear', { in_features: 8, out_features: 2 ** 52 }],
  ['a missing option', 'Conv2d', { in_channels: 3 }],
  ['a word for a number', 'Linear', { in_features: 'many', out_features: 3 }],
])('%s is refused with a reason', (_, kind, options) => {
  const lost = analyse(sequence([['layer', kind, options]]), { input: [1, 3, 8, 8] }).byId.get('layer');
  expect(lost).toMatchObject({
    ok: false,
    cause: 'failed',
    reason: expect.stringMatching(/\w+ \w+/) as string,
  });
});

test('what the reader did not know keeps its size, gives the channels that the next layer expects, and says so', () => {
  const source = `nn.Sequential(nn.Conv2d(3, 8, 3), nn.LSTM(8, 16), nn.ReLU(), nn.Conv2d(16, 4, 3))`;
  const analysis = analyse(readNetwork(source).network!, { input: [1, 3, 16, 16] });
  const [, , unknown, , last] = analysis.nodes.map((node) => (node.ok ? node : undefined));
  expect(unknown).toMatchObject({
    output: [1, 16, 14, 14],
    note: expect.stringMatching(/16 channels, which 3 expects/),
  });
  expect(last).toMatchObject({ output: [1, 4, 12, 12], reach: [{ size: 5 }, { size: 5 }] });
});

test('what joins branches of unlike shapes in a way not known is named, and nothing is made up', () => {
  const node = (id: string, kind: string, inputs: string[], options = {}) => ({
    id,
    module: id,
    kind,
    inputs,
    options,
  });
  const nodes = [
    node('input', 'input', []),
    node('half', 'AvgPool2d', ['input'], { kernel_size: 2 }),
    node('mix', 'unknown', ['input', 'half'], { text: 'mix(x, y)' }),
  ];
  const analysis = analyse({ name: 'net', nodes, output: 'mix' }, { input: [1, 3, 8, 8] });
  expect(analysis.byId.get('mix')).toMatchObject({
    ok: false,
    reason: 'what this does is not known: mix(x, y)',
  });
});
