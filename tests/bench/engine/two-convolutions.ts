import type { Leaf, Step } from '../../../src/engine/fast/executor.ts';

export const parameter = (...shape: number[]): Leaf => ({ shape, gradient: true });
export const relu = (from: string, output: string): Step => ({ op: 'relu', inputs: [from], output });
export const pool = (from: string, output: string): Step => ({
  op: 'maxPool',
  inputs: [from],
  output,
  options: { kernelSize: 2 },
});

/** The yardstick's W5 up to its first linear layer, by hand: what Node runs without a network's source. From `x` to `y`. */
export const twoConvolutions = (batch: number): { leaves: Record<string, Leaf>; steps: Step[] } => ({
  leaves: {
    x: { shape: [batch, 1, 28, 28] },
    w1: parameter(16, 1, 3, 3),
    b1: parameter(16),
    w2: parameter(32, 16, 3, 3),
    b2: parameter(32),
    w3: parameter(128, 1568),
    b3: parameter(128),
  },
  steps: [
    { op: 'conv', inputs: ['x', 'w1', 'b1'], output: 'c1', options: { padding: 1 } },
    relu('c1', 'r1'),
    pool('r1', 'p1'),
    { op: 'conv', inputs: ['p1', 'w2', 'b2'], output: 'c2', options: { padding: 1 } },
    relu('c2', 'r2'),
    pool('r2', 'p2'),
    { op: 'flatten', inputs: ['p2'], output: 'f' },
    { op: 'linear', inputs: ['f', 'w3', 'b3'], output: 'y' },
  ],
});
