import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import type { Network } from '@network/graph.ts';
import { readNetwork, writeNetwork } from '@network/python/index.ts';
import { moduleSource, network } from './helpers.ts';

const folder = new URL('../../../src/network/models/', import.meta.url);
const models = readdirSync(folder).filter((name) => /\.(?:py|txt)$/.test(name));

/** What stays of a network when its names are taken away: kinds, options, wiring by position, sharing of modules. */
function shape({ nodes, output }: Network) {
  const index = new Map(nodes.map((node, i) => [node.id, i]));
  const modules = [...new Set(nodes.map((node) => node.module))];
  return {
    nodes: nodes.map(({ kind, options, inputs, module }) => ({
      kind,
      options,
      inputs: inputs.map((id) => index.get(id)),
      module: modules.indexOf(module),
    })),
    output: index.get(output),
  };
}

describe('a network written as PyTorch', () => {
  test.each(models)('reads back as it was: %s as a Module', (name) => {
    const original = network(readFileSync(new URL(name, folder), 'utf8'));
    const { network: back, diagnostics } = readNetwork(writeNetwork(original, { style: 'module' }));
    expect(diagnostics).toEqual([]);
    expect(shape(back!)).toEqual(shape(original));
  });

  test.each(['homework.txt', 'alexnet.py', 'dcgan.py'])(
    'reads back as it was: %s as a Sequential',
    (name) => {
      const original = network(readFileSync(new URL(name, folder), 'utf8'));
      const text = writeNetwork(original, { style: 'sequential' });
      expect(text).not.toContain('class ');
      expect(shape(network(text))).toEqual(shape(original));
    },
  );

  test('names its layers and leaves defaults out', () => {
    expect(
      writeNetwork(network('a: nn.Conv2d(3, 8, (3, 3), stride=1, bias=False)\nb: nn.ReLU()'), {
        style: 'sequential',
      }),
    ).toBe(
      [
        'from collections import OrderedDict',
        '',
        'from torch import nn',
        '',
        'model = nn.Sequential(OrderedDict([',
        "    ('a', nn.Conv2d(3, 8, (3, 3), bias=False)),",
        "    ('b', nn.ReLU()),",
        ']))',
        '',
      ].join('\n'),
    );
  });

  test('with branches becomes a Module even when a Sequential is asked for', () => {
    const source = moduleSource('self.a = nn.Conv2d(3, 3, 1)', 'return torch.cat([self.a(x) + x, x], 1)');
    expect(writeNetwork(network(source), { style: 'sequential' })).toBe(
      [
        'import torch',
        'from torch import nn',
        '',
        '',
        'class Net(nn.Module):',
        '    def __init__(self):',
        '        super().__init__()',
        '        self.a = nn.Conv2d(3, 3, 1)',
        '',
        '    def forward(self, x):',
        '        y = self.a(x)',
        '        y = y + x',
        '        y = torch.cat([y, x], dim=1)',
        '        return y',
        '',
      ].join('\n'),
    );
  });

  test('gives no layer a name that Python or nn.Module has taken', () => {
    const text = writeNetwork(network('class: nn.ReLU()\ntrain: nn.Tanh()'), { style: 'module' });
    expect(text).toContain('self.class_ = nn.ReLU()');
    expect(text).toContain('self.train_ = nn.Tanh()');
  });

  test('marks a layer that could not be read', () => {
    expect(writeNetwork(network('a: nn.LSTM(3, 4)'), { style: 'module' })).toContain(
      'self.a = nn.Identity()  # not read: nn.LSTM(3, 4)',
    );
  });
});
