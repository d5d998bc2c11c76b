import { describe, expect, test } from 'vitest';
import { crossEntropy } from '@engine/ops/cross-entropy.ts';
import { Random } from '@engine/random.ts';
import { Tensor, sizeOf } from '@engine/tensor.ts';
import { analyse } from '@network/analysis/index.ts';
import { lenet28, residualSource, simpleCnn } from '@network/models/trained.ts';
import { readNetwork } from '@network/python/index.ts';
import { beginParameters } from '@training/initial.ts';
import { plainBackend } from '@training/plain.ts';
import golden from '../golden/training/networks.json' with { type: 'json' };

const sines = (shape: readonly number[], scale: number): Float32Array =>
  Float32Array.from({ length: sizeOf(shape) }, (_, index) => Math.sin(index + 1) * scale);

const sources: Record<keyof typeof golden, string> = {
  'simple-cnn': simpleCnn,
  'lenet-28': lenet28,
  'resnet-8 A': residualSource({ depth: 8, shortcut: 'A', width: 4 }),
  'resnet-8 B': residualSource({ depth: 8, shortcut: 'B', width: 4 }),
  'plain-14': residualSource({ depth: 14, shortcut: null, width: 4 }),
};

const read = (source: string) => {
  const { network, diagnostics } = readNetwork(source);
  expect(diagnostics).toEqual([]);
  return network!;
};

describe('three steps of SGD and an evaluation lose what they lose in PyTorch', () => {
  const names = Object.keys(golden) as (keyof typeof golden)[];
  test.each(names)('%s', (name) => {
    const { losses, parameters } = golden[name];
    const network = read(sources[name]);
    expect(analyse(network, { input: [1, 1, 28, 28] }).totals.total).toBe(parameters);
    const learner = plainBackend.learner(network, beginParameters(network, { kind: 'zeros' }, 0), {
      optimizer: { name: 'SGD', momentum: 0.9 },
      images: [6, 1, 28, 28],
    });
    for (const { shape, data } of learner.parameters.values()) {
      if (shape.length > 1) data.set(sines(shape, Math.sqrt(4 / sizeOf(shape.slice(1)))));
    }
    const images = new Tensor([6, 1, 28, 28], sines([6, 1, 28, 28], 1));
    const labels = Uint8Array.of(0, 1, 2, 3, 4, 5);
    const found = [1, 2, 3].map(() => {
      const { loss } = learner.learn({ images, labels }, new Random(0));
      learner.update(0.02);
      return loss;
    });
    found.push(crossEntropy([learner.predict(images)], { target: labels }).output.data[0]!);
    losses.forEach((truth, index) => {
      expect(Math.abs(found[index]! - truth)).toBeLessThan(2e-4 * truth);
    });
  });
});

describe('residual networks of the paper', () => {
  test.each([
    [20, 269_722],
    [32, 464_154],
    [56, 853_018],
    [110, 1_727_962],
  ])('of %i layers on colour images have %i parameters with option A', (depth, parameters) => {
    const network = read(residualSource({ depth, shortcut: 'A', channels: 3 }));
    const { totals, nodes } = analyse(network, { input: [1, 3, 32, 32] });
    expect(totals.total).toBe(parameters);
    expect(nodes.filter(({ node: { kind } }) => kind === 'Conv2d' || kind === 'Linear')).toHaveLength(depth);
  });

  test('without shortcuts have the same parameters and no additions', () => {
    const network = read(residualSource({ depth: 20, shortcut: null, channels: 3 }));
    expect(analyse(network, { input: [1, 3, 32, 32] }).totals.total).toBe(269_722);
    expect(network.nodes.some(({ kind }) => kind === 'add')).toBe(false);
  });

  test('come in depths of 6n + 2 only', () => {
    expect(() => residualSource({ depth: 18, shortcut: 'A' })).toThrow(
      new RangeError('residual network: depth must be 6n + 2 (8, 14, 20, …), but is 18'),
    );
  });
});
