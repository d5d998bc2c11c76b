import { describe, expect, test } from 'vitest';
import katex from 'katex';
import { type Analysis, analyse, presets } from '@network/analysis/index.ts';
import { type Explanation, type Quantity, explain, toTex } from '@network/explain/index.ts';
import { evaluate } from '@network/formula.ts';
import { models } from '@network/models/index.ts';
import { readNetwork } from '@network/python/index.ts';
import { homework, sequence } from './homework.ts';

const analysis = analyse(homework, { input: [1, 3, 256, 256] });
const along = (of: 'output' | 'size' | 'jump' | 'start', axis = 0): Quantity => ({ of, axis });
const substituted = ({ equation }: Explanation) =>
  toTex(equation!).substituted.replaceAll(/\\htmlData\{link=\w+\}\{(-?\d+)\}/g, '$1');

describe('a number of Problem 4 with its values put in', () => {
  test.each<[string, Quantity, string]>([
    ['Layer1', 'parameters', String.raw`P = 32 \cdot \left(3 \cdot 7 \cdot 7 + 1\right) = 4736`],
    [
      'Layer1',
      'work',
      String.raw`\mathrm{MACs} = 256 \cdot 256 \cdot 32 \cdot 7 \cdot 7 \cdot 3 = 308281344`,
    ],
    [
      'Layer2',
      along('output'),
      String.raw`\htmlData{link=output}{H_{\mathrm{out}}} = \left\lfloor \frac{256 - 5}{2} \right\rfloor + 1 = 126`,
    ],
    ['Layer4', along('size'), String.raw`r = 13 + \left(3 - 1\right) \cdot 2 \cdot 4 = 29`],
    ['Layer8', along('jump'), String.raw`j = 8 \cdot 2 = 16`],
    ['Layer1', along('start'), String.raw`a = 0 - 3 \cdot 1 = -3`],
    ['fc1', 'parameters', String.raw`P = 1024 \cdot \left(43264 + 1\right) = 44303360`],
    ['bn1', 'buffers', String.raw`B = 2 \cdot 32 + 1 = 65`],
  ])('%s %o', (id, quantity, tex) => {
    expect(substituted(explain(analysis, id, quantity))).toBe(tex);
  });

  test('is a sentence where one formula would not be honest', () => {
    expect(explain(analysis, 'fc1', along('size')).words).toContain('cells 0 to 253 of the image');
    expect(explain(analysis, 'Layer3', 'work').words).toContain('pooling');
    expect(explain(analysis, 'dropout', 'parameters').words).toContain('trained');
    expect(explain(analysis, 'nowhere', 'work')).toEqual({
      value: null,
      words: 'There is no layer called nowhere.',
    });
  });

  test('is the reason where the layer was not reached', () => {
    const small = analyse(homework, { input: [1, 3, 20, 20] });
    expect(explain(small, 'fc3', 'work').words).toContain('Layer4');
  });
});

/** Every number of an analysis, with its explanation. */
function* explanations(of: Analysis): Generator<[string, Quantity, Explanation]> {
  for (const row of of.nodes) {
    if (!row.ok) continue;
    const axes = row.reach.map((_, axis) => axis);
    const lengths = row.output.slice(2).map((_, axis) => axis);
    const quantities: Quantity[] = [
      'parameters',
      'buffers',
      'work',
      ...lengths.map((axis) => along('output', axis)),
      ...axes.flatMap((axis) => [along('size', axis), along('jump', axis), along('start', axis)]),
    ];
    for (const quantity of quantities) yield [row.node.id, quantity, explain(of, row.node.id, quantity)];
  }
}

const networks = models.map(
  ({ title, source, input }) => [title, readNetwork(source).network!, input] as const,
);
const odd = sequence([
  [
    'up',
    'ConvTranspose2d',
    {
      in_channels: 3,
      out_channels: 4,
      kernel_size: 3,
      stride: 2,
      padding: 1,
      output_padding: 1,
      dilation: 2,
    },
  ],
  [
    'depthwise',
    'Conv2d',
    { in_channels: 4, out_channels: 8, groups: 4, kernel_size: [3, 5], stride: [2, 1], padding: [1, 2] },
  ],
  ['even', 'Conv2d', { in_channels: 8, out_channels: 8, kernel_size: 4, padding: 'same', bias: false }],
  ['norm', 'LayerNorm', { normalized_shape: 14 }],
  ['slopes', 'PReLU', { num_parameters: 8 }],
  ['pad', 'ZeroPad2d', { padding: [1, 2, 0, 3] }],
  ['pool', 'AvgPool2d', { kernel_size: 3, stride: 2, padding: 1, ceil_mode: true }],
  ['resize', 'Upsample', { size: [7, 5] }],
  ['linear', 'Linear', { in_features: 5, out_features: 6 }],
]);

describe.each([...networks, ['layers with odd options', odd, [2, 3, 6, 6]] as const])(
  'in %s',
  (_, network, input) => {
    test.each(Object.entries(presets))(
      'every equation comes to the number it explains, counted as in %s',
      (_name, conventions) => {
        const of = analyse(network, { input, conventions });
        expect(of.nodes.filter((node) => !node.ok)).toEqual([]);
        const all = [...explanations(of)];
        expect(
          all.filter(([, , { value, equation }]) => equation && evaluate(equation.right) !== value),
        ).toEqual([]);
        expect(all.filter(([, , { equation, words }]) => !equation && !words)).toEqual([]);
      },
    );
  },
);

test('what is written is TeX that KaTeX can set', () => {
  for (const [, , { equation }] of explanations(
    analyse(odd, { input: [1, 3, 6, 6], conventions: presets.everything }),
  )) {
    if (!equation) continue;
    const { symbolic, substituted: filled } = toTex(equation);
    expect(
      katex.renderToString(`${symbolic} ${filled}`, { trust: true, strict: false, throwOnError: true }),
    ).toContain('katex');
  }
});
