import { describe, expect, test } from 'vitest';
import { type ReachedNode, analyse, presets, region } from '@network/analysis/index.ts';
import type { Network } from '@network/graph.ts';
import { models } from '@network/models/index.ts';
import { readNetwork } from '@network/python/index.ts';
import golden from '../golden/network/models.json' with { type: 'json' };
import { homework } from './homework.ts';

type Call = [path: string, kind: string, output: number[], parameters: number, buffers: number, macs: number];
type Span = [number, number] | null;
interface Golden {
  input: number[];
  parameters: number;
  buffers: number;
  macs: number;
  multAdds: number;
  layers?: Call[];
  fields?: [path: string, units: [number[], Span[]][]][];
}

/** PyTorch's calls name the module; a module called again has a node for each call. */
function nodesInOrder<Row extends [string, ...unknown[]]>(
  nodes: readonly ReachedNode[],
  rows: readonly Row[],
): [ReachedNode, Row][] {
  const seen = new Map<string, number>();
  return rows
    .filter(([path]) => path !== 'flatten')
    .map((row) => {
      const use = seen.get(row[0]) ?? 0;
      seen.set(row[0], use + 1);
      const node = nodes.filter(({ node: { module } }) => module === row[0])[use];
      if (!node) throw new Error(`no node for use ${use} of ${row[0]}`);
      return [node, row];
    });
}

function compare(network: Network, truth: Golden): void {
  const { nodes, totals } = analyse(network, { input: truth.input });
  expect(nodes.filter((node) => !node.ok)).toEqual([]);
  expect(totals).toMatchObject({ total: truth.parameters, buffers: truth.buffers, work: truth.macs });
  const torchinfo = analyse(network, { input: truth.input, conventions: presets.torchinfo });
  expect(torchinfo.totals.work).toBe(truth.multAdds);

  const reached = nodes as readonly ReachedNode[];
  for (const [node, [path, kind, output, parameters, buffers, macs]] of nodesInOrder(
    reached,
    truth.layers ?? [],
  )) {
    expect([
      path,
      node.kind.name,
      node.output,
      node.parameters.total,
      node.parameters.buffers,
      node.work,
    ]).toEqual([path, kind, output, parameters, buffers, macs]);
  }
  for (const [node, [path, units]] of nodesInOrder(reached, truth.fields ?? [])) {
    expect([path, units.map(([unit]) => region(node.field, unit).clipped)]).toEqual([
      path,
      units.map(([, seen]) => seen),
    ]);
  }
}

describe('shapes, parameters, buffers, MACs, mult-adds and regions are those of PyTorch', () => {
  const truths = golden as unknown as Record<string, Golden>;

  test('for Problem 4 built by hand', () => {
    compare(homework, truths.problem4!);
  });

  test.each(models.map((model) => [model.title, model] as const))('for %s read from source', (_, model) => {
    const { network, diagnostics } = readNetwork(model.source);
    expect(diagnostics.filter(({ severity }) => severity === 'error')).toEqual([]);
    expect(model.input).toEqual(truths[model.name.replaceAll('-', '')]!.input);
    compare(network!, truths[model.name.replaceAll('-', '')]!);
  });
});

/** How many nodes have a middle to compare, and how many units near the edges: none may be lost on the way. */
const compared: Readonly<Record<string, readonly [middles: number, edges: number]>> = {
  'problem-4': [14, 56],
  'lenet-5': [9, 32],
  alexnet: [14, 60],
  'vgg-16': [32, 128],
  googlenet: [139, 558],
  'resnet-18': [72, 290],
  'resnet-50': [185, 742],
  'resnet-152': [559, 2238],
  'u-net': [50, 200],
  dcgan: [15, 58],
  'mobilenet-v2': [150, 602],
};

describe.each(models.map((model) => [model.title, model] as const))(
  'the receptive fields of %s',
  (_, model) => {
    const { network } = readNetwork(model.source);
    const reachedAt = (input: readonly number[]) =>
      analyse(network!, { input }).nodes.filter(
        (node): node is ReachedNode => node.ok && node.output.length === 4,
      );

    test('in the middle of a large image are the same whether worked out with its edges or without', () => {
      const size = model.name === 'dcgan' ? 32 : 2048;
      let count = 0;
      for (const { node, output, field } of reachedAt([...model.input.slice(0, 2), size, size])) {
        const middle = output.slice(2).map((length) => Math.floor(length / 2));
        const { clipped, unclipped } = region(field, middle);
        // A map pooled to one cell has no middle; one pooled unevenly has no pattern that goes on without an edge.
        if (middle[0] === 0 || !unclipped) continue;
        expect([node.id, clipped]).toEqual([node.id, unclipped]);
        count++;
      }
      expect(count).toBe(compared[model.name]![0]);
    });

    test('lie, near its edges too, within what they would be without', () => {
      let count = 0;
      for (const { output, field } of reachedAt(model.input)) {
        for (const unit of [0, 1, output[2]! - 2, output[2]! - 1].filter(
          (place) => place >= 0 && place < output[2]!,
        )) {
          const { clipped, unclipped } = region(field, [unit, unit]);
          expect(clipped[0]![0]).toBe(Math.max(0, unclipped![0]![0]));
          expect(clipped[0]![1]).toBeLessThanOrEqual(Math.min(model.input[2]! - 1, unclipped![0]![1]));
          count++;
        }
      }
      expect(count).toBe(compared[model.name]![1]);
    });
  },
);

test('the networks have the sizes that are known for them, from other implementations', () => {
  const parameters = Object.fromEntries(
    models.map(({ name, source, input }) => [
      name,
      analyse(readNetwork(source).network!, { input }).totals.total,
    ]),
  );
  expect(parameters).toMatchObject({
    alexnet: 61_100_840,
    'vgg-16': 138_357_544,
    'resnet-18': 11_689_512,
    'resnet-50': 25_557_032,
    'resnet-152': 60_192_808,
    'mobilenet-v2': 3_504_872,
  });
});
