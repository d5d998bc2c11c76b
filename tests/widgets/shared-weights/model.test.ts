import { describe, expect, test } from 'vitest';
import { face } from '@kit/face.ts';
import { analyse } from '@network/analysis/index.ts';
import { bytes } from '@widgets/shared-weights/bytes.ts';
import { knownCounts, sideOf } from '@widgets/shared-weights/counts.ts';
import { examples } from '@widgets/shared-weights/examples.ts';
import { imageAt } from '@widgets/shared-weights/growth.ts';
import { knownLayer, knownLayers } from '@widgets/shared-weights/known.ts';
import { growthModelOf, modelOf } from '@widgets/shared-weights/model.ts';
import { settings } from '@widgets/shared-weights/settings.ts';
import { usesOf, weightWords } from '@widgets/shared-weights/words.ts';

const named = (example: string) => face('shared-weights', settings, examples, { example }).initial;
const model = (example: string) => modelOf(named(example));
const parameters = (name: string, image: number) =>
  knownCounts(knownLayer(name), image)!.map((count) => count.parameters);

test('AlexNet’s first layer has 34 944 parameters shared and 105 705 600 unshared', () => {
  const [full, local, conv] = parameters('alexnet', 227);
  expect(local).toBe(55 * 55 * 96 * (11 * 11 * 3 + 1));
  expect(local).toBe(105_705_600);
  expect(conv).toBe(96 * (363 + 1));
  expect(conv).toBe(34_944);
  expect(full).toBe(55 * 55 * 96 * (227 * 227 * 3 + 1));
});

test.each(knownLayers)(
  '$name counts as the analysis of the same convolution and of a linear layer does',
  (layer) => {
    const { inChannels, outChannels, kernel, stride, padding } = layer;
    const image = 64;
    const input = { id: 'input', module: 'input', kind: 'input', options: {}, inputs: [] };
    const conv = {
      id: 'conv',
      module: 'conv',
      kind: 'Conv2d',
      options: { in_channels: inChannels, out_channels: outChannels, kernel_size: kernel, stride, padding },
      inputs: ['input'],
    };
    const network = { name: 'one layer', nodes: [input, conv], output: 'conv' };
    const node = analyse(network, { input: [1, inChannels, image, image] }).nodes[1]!;
    const [full, local, shared] = knownCounts(layer, image)!;
    if (!node.ok) throw new Error('the layer does not fit');
    expect(shared!.parameters).toBe(node.parameters.total);
    expect(sideOf(layer, image)).toBe(node.output[2]);
    const outputs = outChannels * node.output[2]! ** 2;
    expect(full!.parameters).toBe(outputs * (inChannels * image ** 2 + 1));
    expect(local!.parameters).toBe(shared!.parameters * node.output[2]! ** 2);
  },
);

test('shared parameters do not change with the image; unshared ones grow with its area, all-to-all with its square', () => {
  const [full, local, conv] = parameters('vgg-16', 100);
  const [fullTwice, localTwice, convTwice] = parameters('vgg-16', 200);
  expect(convTwice).toBe(conv);
  expect(localTwice! / local!).toBe(4);
  expect(fullTwice! / full!).toBeCloseTo(16, 2);
});

test('on an image of the kernel’s size all three wirings are the same layer', () => {
  const { counts } = growthModelOf({ known: 'alexnet', image: 11 });
  expect(new Set(counts!.map((count) => count.parameters)).size).toBe(1);
});

test('an image smaller than the kernel has no count, and the figure says so', () => {
  const growth = growthModelOf({ known: 'alexnet', image: 8 });
  expect(growth.counts).toBeUndefined();
  expect(growth.summary).toContain('too small');
});

test('lines stay inside the chart for each layer', () => {
  for (const { name } of knownLayers)
    for (const { points } of growthModelOf({ known: name, image: 227 }).lines)
      for (const place of points.flat()) {
        expect(place).toBeGreaterThanOrEqual(0);
        expect(place).toBeLessThanOrEqual(1);
      }
});

test('the ends of the chart are the smallest and the largest image', () => {
  expect([imageAt(0), imageAt(1), imageAt(-1), imageAt(2)]).toEqual([8, 1024, 8, 1024]);
});

test.each([
  [4 * 105_705_600, '423 MB'],
  [4 * 34_944, '140 kB'],
  [12, '12 bytes'],
])('%i bytes are written %s', (amount, text) => {
  expect(bytes(amount)).toBe(text);
});

test('the second weight of the convolution joins six pairs of cells', () => {
  const { layer, wires } = model('convolution');
  const uses = wires.filter(({ weight }) => weight === 1);
  expect(usesOf(layer, uses)).toEqual(['x₂ → y₁', 'x₃ → y₂', 'x₄ → y₃', 'x₅ → y₄', 'x₆ → y₅', 'x₇ → y₆']);
  expect(weightWords(layer, uses)).toBe(
    'One number, used 6 times. Its gradient is the sum over all of them.',
  );
});

test('a weight that only ever meets the padding never learns, and the figure says so', () => {
  const { summary } = model('padding-local');
  expect(summary).toContain('it never learns');
});

describe('a moving pattern', () => {
  test('takes a convolution’s answers along', () => {
    const { shift } = model('shift-convolution');
    expect(shift!.equal).toBe(shift!.pairs);
    expect(shift!.pairs).toBeGreaterThan(0);
    expect(shift!.answers[3]!.slice(1)).toEqual(shift!.answers[2]!.slice(0, -1));
  });

  test('gets new answers without sharing', () => {
    const { shift, summary } = model('shift-local');
    expect(shift!.equal).toBeLessThan(shift!.pairs);
    expect(summary).toContain('the answers change');
  });

  test('takes the answers of a strided layer along by the stride, and changes them in between', () => {
    const { shift } = model('shift-stride');
    expect(shift!.equal).toBe(shift!.pairs);
    expect(shift!.answers[3]!.slice(1)).not.toEqual(shift!.answers[2]!.slice(0, -1));
  });
});

test.each(examples)('$name can be drawn, and says what is to be seen', ({ name }) => {
  const settled = named(name);
  const said = settled.show === 'growth' ? growthModelOf(settled).summary : modelOf(settled).summary;
  expect(said.length).toBeGreaterThan(40);
});

test('sharing divides AlexNet’s parameters by as many as there are places', () => {
  const [, local, conv] = parameters('alexnet', 227);
  expect(local! / conv!).toBe(3025);
  expect(examples.find(({ name }) => name === 'alexnet')!.note).toContain('3025');
});
