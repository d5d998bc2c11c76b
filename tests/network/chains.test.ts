import { expect, test } from 'vitest';
import { type ReachedNode, analyse, region } from '@network/analysis/index.ts';
import type { Options } from '@network/layer.ts';
import chains from '../golden/network/chains.json' with { type: 'json' };
import { sequence } from './homework.ts';

const cases = chains.map((chain, index) => ({ ...chain, index }));

test.each(cases)(
  'chain $index of random layers has the lengths and the exact regions that PyTorch gives',
  ({ length, layers, units }) => {
    const network = sequence(
      layers.map(([kind, options], index) => [`layer${index}`, kind as string, options as Options]),
    );
    const { nodes } = analyse(network, { input: [1, 1, length] });
    expect(nodes.slice(1).map((node) => (node.ok ? node.output[2] : node.reason))).toEqual(
      layers.map(([, , after]) => after),
    );
    const last = nodes.at(-1) as ReachedNode;
    expect(units.map((_, unit) => region(last.field, [unit]).clipped[0])).toEqual(units);
  },
);
