import { describe, expect, test } from 'vitest';
import { type ReachedNode, analyse } from '@network/analysis/index.ts';
import { modelNamed } from '@network/models/index.ts';
import { readNetwork } from '@network/python/index.ts';
import { examples } from '@widgets/shape-ladder/examples.ts';
import { layoutOf } from '@widgets/shape-ladder/layout.ts';
import { ladder } from '@widgets/shape-ladder/networks.ts';
import { lastRung, networkNames, settings } from '@widgets/shape-ladder/settings.ts';
import { summaryOf } from '@widgets/shape-ladder/words.ts';

describe.each(networkNames)('the ladder of %s', (name) => {
  const { rungs, sides, parameters } = ladder(name);
  const { source, input } = modelNamed(name)!;
  const analysis = analyse(readNetwork(source).network!, { input });

  test('has the shapes and the parameters of the analysis, all of them', () => {
    for (const { id, channels, side } of rungs)
      expect([id, (analysis.byId.get(id) as ReachedNode).output]).toEqual([id, [1, channels, side, side]]);
    expect(rungs.reduce((sum, rung) => sum + rung.parameters, 0)).toBe(analysis.totals.total);
    expect(parameters).toBe(analysis.totals.total);
  });

  test('leaves out only what changes no shape', () => {
    const shown = new Set(rungs.map(({ id }) => id));
    for (const node of analysis.nodes as ReachedNode[])
      if (!shown.has(node.node.id)) expect(node.output).toEqual(node.inputs[0]);
  });

  test('is as long as its setting may go', () => {
    expect(rungs.length - 1).toBe(lastRung[name]);
  });

  test('has every box in its lane and apart from the next', () => {
    const { boxes, lanes, height } = layoutOf(ladder(name));
    boxes.forEach(({ rung, x, width, y, height: tall }, index) => {
      const lane = lanes[sides.indexOf(rung.side)]!;
      expect(y).toBeGreaterThanOrEqual(lane.y);
      expect(y + tall).toBeLessThanOrEqual(height);
      if (boxes[index + 1]) expect(x + width).toBeLessThanOrEqual(boxes[index + 1]!.x + 1e-9);
    });
  });
});

test('U-Net goes down to 16×16 and up to 256×256 again, over four skips', () => {
  const { rungs } = ladder('u-net');
  expect([...new Set(rungs.map(({ side }) => side))]).toEqual([256, 128, 64, 32, 16]);
  expect(rungs.at(-1)).toMatchObject({ channels: 2, side: 256 });
  const skips = layoutOf(ladder('u-net')).joins.filter(({ skip }) => skip);
  expect(skips.map(({ from, to }) => [from.rung.side, to.rung.side])).toEqual([
    [32, 32],
    [64, 64],
    [128, 128],
    [256, 256],
  ]);
});

test('DCGAN’s generator climbs from 1×1 to 64×64, doubling after its first layer', () => {
  expect(ladder('dcgan').rungs.map(({ side }) => side)).toEqual([1, 4, 8, 16, 32, 64]);
  expect(ladder('dcgan').rungs.map(({ channels }) => channels)).toEqual([100, 512, 256, 128, 64, 3]);
});

test('what the examples say of parameters is so', () => {
  const { rungs } = ladder('u-net');
  const ups = rungs
    .filter(({ kind }) => kind === 'ConvTranspose2d')
    .reduce((sum, each) => sum + each.parameters, 0);
  const bottom = settings.check(examples.find(({ name }) => name === 'bottom')!.settings).layer;
  expect(rungs[bottom]!.id).toBe('bottom.conv2');
  expect(rungs[bottom]!.parameters).toBeGreaterThan(3 * ups);
  const dcgan = ladder('dcgan');
  expect(dcgan.rungs.at(-1)!.parameters / dcgan.parameters).toBeLessThan(1 / 1000);
});

test.each(examples)('$name can be said', ({ settings: given }) => {
  const { network, layer } = settings.check(given);
  const named = ladder(network);
  expect(summaryOf(named, named.rungs[layer]!)).toMatch(/layer \d+ of \d+: .+, output \d+ × \d+ × \d+, /);
});

test('each kind of box is named once, where it stands', () => {
  const said = (name: 'u-net' | 'dcgan') => layoutOf(ladder(name)).labels.map(({ text }) => text);
  expect(said('u-net')).toEqual([
    'convolutions',
    'max pooling',
    'transposed convolution',
    'concatenation',
    'skip connection',
  ]);
  expect(said('dcgan')).toEqual(['random numbers', 'transposed convolution']);
});
