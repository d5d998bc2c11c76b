import { describe, expect, test } from 'vitest';
import { type Analysis, analyse, presets } from '@network/analysis/index.ts';
import { type Explanation, type Quantity, explain } from '@network/explain/index.ts';
import { evaluate } from '@network/formula.ts';
import { models } from '@network/models/index.ts';
import { readNetwork } from '@network/python/index.ts';
import { homework, sequence } from './homework.ts';
import { written } from './written.ts';

const analysis = analyse(homework, { input: [1, 3, 256, 256] });
const along = (of: 'output' | 'size' | 'jump' | 'start', axis = 0): Quantity => ({ of, axis });

describe('a number of Problem 4 with its values put in', () => {
  test.each<[string, Quantity, string]>([
    ['Layer1', 'parameters', 'P = C_out·(C_in·k_h·k_w + 1) = 32·(3·7·7 + 1) = 4736'],
    ['Layer1', 'work', 'MACs = H_out·W_out·C_out·k_h·k_w·C_in = 256·256·32·7·7·3 = 308281344'],
    ['Layer2', along('output'), 'H_out = ⌊(H_in − k_h) / s_h⌋ + 1 = ⌊(256 − 5) / 2⌋ + 1 = 126'],
    ['Layer4', along('size'), 'r = r_in + (k_h − 1)·d_h·j_in = 13 + (3 − 1)·2·4 = 29'],
    ['Layer8', along('jump'), 'j = j_in·s_h = 8·2 = 16'],
    ['Layer1', along('start'), 'a = a_in − p_h·j_in = 0 − 3·1 = -3'],
    ['fc1', 'parameters', 'P = F_out·(F_in + 1) = 1024·(43264 + 1) = 44303360'],
    ['bn1', 'buffers', 'B = 2·C + 1 = 2·32 + 1 = 65'],
  ])('%s %o', (id, quantity, line) => {
    expect(written(explain(analysis, id, quantity).equation!)).toBe(line);
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
