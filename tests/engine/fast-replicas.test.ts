import { describe, expect, it } from 'vitest';
import { type Executor, type Program, compile } from '@engine/fast/executor.ts';
import { Lead, sharesOf } from '@engine/fast/replicas/lead.ts';
import { Random } from '@engine/random.ts';
import { nodeReplicas } from './node-replicas.ts';

const BATCH = 7;
const parameter = (...shape: number[]) => ({ shape, gradient: true });
const target = new Uint8Array(BATCH * 4);

/** With a label for every place, as a segmenter has them. */
const program: Program = {
  leaves: {
    x: { shape: [BATCH, 2, 6, 6] },
    mask: { shape: [BATCH, 3, 4, 4] },
    w1: parameter(3, 2, 3, 3),
    b1: parameter(3),
    w2: parameter(5, 3, 1, 1),
  },
  steps: [
    { op: 'conv', inputs: ['x', 'w1', 'b1'], output: 'c1' },
    { op: 'scaleCells', inputs: ['c1', 'mask'], output: 'd1' },
    { op: 'sigmoid', inputs: ['d1'], output: 'g1' },
    { op: 'maxPool', inputs: ['g1'], output: 'p1', options: { kernelSize: 2 } },
    { op: 'conv', inputs: ['p1', 'w2'], output: 'logits' },
    { op: 'crossEntropy', inputs: ['logits'], output: 'loss', options: { target } },
  ],
};
const parameters = ['w1', 'b1', 'w2'];

function begin() {
  const executor = compile(program);
  const random = new Random(7);
  for (const name of Object.keys(program.leaves)) {
    const { data } = executor.value(name);
    for (let cell = 0; cell < data.length; cell++) data[cell] = random.normal();
  }
  return executor;
}
function fillTarget(): void {
  const random = new Random(8);
  for (let place = 0; place < target.length; place++) target[place] = random.below(5);
}

const outcome = (executor: Executor, batch: number) => ({
  logits: [...executor.value('logits').data.subarray(0, batch * 20)],
  gradients: parameters.map((name) => [...executor.gradient(name).data]),
});

describe('a batch in shares', () => {
  it('is cut so that no two shares differ by more than an image, and none is empty', () => {
    for (const batch of [1, 2, 3, 7, 64])
      for (const most of [1, 2, 3, 4]) {
        const shares = sharesOf(batch, most);
        const sizes = shares.map(({ from, to }) => to - from);
        expect(shares).toHaveLength(Math.min(batch, most));
        expect(Math.min(...sizes)).toBeGreaterThan(0);
        expect(Math.max(...sizes) - Math.min(...sizes)).toBeLessThan(2);
        expect([shares[0]!.from, shares.at(-1)!.to]).toEqual([0, batch]);
        shares.slice(1).forEach(({ from }, index) => {
          expect(from).toBe(shares[index]!.to);
        });
      }
  });

  it.each([1, 2, 3, 4])('in up to %i has the logits, loss and gradients of one thread', async (shares) => {
    const replicas = nodeReplicas(shares);
    const [executor, alone] = [begin(), begin()];
    const job = { program, variant: undefined, images: BATCH, parameters, target };
    const lead = new Lead(
      executor,
      { ...job, inputs: ['x', 'mask'], output: 'logits', loss: 'loss' },
      replicas,
    );
    fillTarget();
    await lead.learn(1);
    await replicas.ready(shares - 1);
    let answers = 0;
    for (const batch of [7, 1, 2, 5, 3, 7]) {
      fillTarget();
      const inputs = ['x', 'mask'].map((name) => alone.value(name));
      for (const [index, name] of ['x', 'mask'].entries()) executor.value(name).data.set(inputs[index]!.data);
      alone.forward(batch, true);
      alone.backward();
      const loss = await lead.learn(batch);
      const [found, right] = [outcome(executor, batch), outcome(alone, batch)];
      expect(Math.abs(loss / alone.value('loss').data[0]! - 1)).toBeLessThan(1e-6);
      expect(found.logits).toEqual(right.logits);
      found.gradients.forEach((gradient, index) => {
        const largest = Math.max(...right.gradients[index]!.map(Math.abs));
        gradient.forEach((value, cell) => {
          expect(Math.abs(value - right.gradients[index]![cell]!)).toBeLessThan(1e-5 * largest);
        });
      });
      expect(replicas.answers - answers).toBe(Math.min(shares, batch) - 1);
      answers = replicas.answers;
    }
    lead.end();
    await replicas.ended();
    // Nobody comes back, and the numbers stay what they were.
    const before = outcome(executor, 7);
    fillTarget();
    for (const name of ['x', 'mask']) executor.value(name).data.set(alone.value(name).data);
    await lead.learn(7);
    expect(outcome(executor, 7)).toEqual(before);
    expect(replicas.workers).toHaveLength(shares - 1);
  });
});
