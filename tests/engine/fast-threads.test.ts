import { setTimeout } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { type Executor, type Program, compile } from '@engine/fast/executor.ts';
import { Random } from '@engine/random.ts';
import { nodeThreads } from './node-threads.ts';

const BATCH = 7;
const parameter = (...shape: number[]) => ({ shape, gradient: true });
const target = Uint8Array.from({ length: BATCH }, (_, image) => image % 5);

/** Every op, with lengths that no number of threads divides. */
const program: Program = {
  leaves: {
    x: parameter(BATCH, 3, 13, 11),
    w1: parameter(10, 3, 3, 3),
    b1: parameter(10),
    scale: parameter(10),
    shift: parameter(10),
    mean: { shape: [10] },
    variance: { shape: [10] },
    w2: parameter(10, 2, 3, 3),
    w3: parameter(10, 4, 2, 2),
    mask: { shape: [BATCH, 10, 13, 11] },
    w4: parameter(5, 4),
    b4: parameter(5),
  },
  steps: [
    { op: 'conv', inputs: ['x', 'w1', 'b1'], output: 'c1', options: { padding: 1, paddingMode: 'circular' } },
    { op: 'batchNorm', inputs: ['c1', 'scale', 'shift', 'mean', 'variance'], output: 'n1' },
    { op: 'relu', inputs: ['n1'], output: 'r1' },
    { op: 'conv', inputs: ['r1', 'w2'], output: 'c2', options: { padding: 1, groups: 5 } },
    { op: 'add', inputs: ['c2', 'r1'], output: 's1' },
    { op: 'scaleCells', inputs: ['s1', 'mask'], output: 'd1' },
    { op: 'relu', inputs: ['d1'], output: 'r2' },
    { op: 'maxPool', inputs: ['r2'], output: 'p1', options: { kernelSize: 2 } },
    { op: 'concat', inputs: ['p1', 'p1'], output: 'j1', options: { dim: 2 } },
    { op: 'sigmoid', inputs: ['j1'], output: 'g1' },
    { op: 'convTranspose', inputs: ['g1', 'w3'], output: 't1', options: { stride: 2 } },
    { op: 'avgPool', inputs: ['t1'], output: 'a1', options: { kernelSize: 3 } },
    { op: 'globalAvgPool', inputs: ['a1'], output: 'a2' },
    { op: 'flatten', inputs: ['a2'], output: 'f' },
    { op: 'linear', inputs: ['f', 'w4', 'b4'], output: 'logits' },
    { op: 'crossEntropy', inputs: ['logits'], output: 'loss', options: { target } },
  ],
};

const leaves = Object.entries(program.leaves);

function fill(executor: Executor): void {
  const random = new Random(7);
  for (const [name] of leaves) {
    const { data } = executor.value(name);
    for (let cell = 0; cell < data.length; cell++) data[cell] = random.normal();
  }
  executor.value('variance').data.fill(1);
}

/** All numbers that a step of training makes, twice over, with a smaller batch the second time. */
function train(executor: Executor): number[][] {
  fill(executor);
  return [BATCH, 4].flatMap((batch) => {
    executor.forward(batch, true);
    executor.backward();
    return [
      ...leaves.flatMap(([name, { gradient }]) => (gradient ? [[...executor.gradient(name).data]] : [])),
      [...executor.value('mean').data],
      [...executor.value('logits').data],
      [...executor.value('loss').data],
    ];
  });
}

/** Runs forward until all threads are there. */
async function everyone(executor: Executor, most: number): Promise<void> {
  for (const end = performance.now() + 30_000; performance.now() < end; await setTimeout(10)) {
    executor.forward(1, false);
    if (executor.threads === most) return;
  }
  throw new Error('the threads did not come');
}

/** One image, seen by few and by many channels, in few strips and in many, with and without holes that no tap feeds. */
const oneImage: Program = {
  leaves: {
    x: parameter(2, 3, 211, 45),
    w1: parameter(11, 3, 3, 3),
    b1: parameter(11),
    w2: parameter(11, 4, 1, 1),
    w3: parameter(4, 2, 3, 3),
    w4: parameter(13, 4, 5, 5),
    w5: parameter(1, 13, 2, 2),
    w6: parameter(7, 44),
    b6: parameter(7),
    scale: parameter(4),
    shift: parameter(4),
    mean: { shape: [4] },
    variance: { shape: [4] },
  },
  steps: [
    { op: 'conv', inputs: ['x', 'w1', 'b1'], output: 'c1', options: { padding: 1, paddingMode: 'circular' } },
    { op: 'relu', inputs: ['c1'], output: 'r1' },
    { op: 'convTranspose', inputs: ['r1', 'w2'], output: 't1', options: { stride: 2 } },
    { op: 'batchNorm', inputs: ['t1', 'scale', 'shift', 'mean', 'variance'], output: 'n1' },
    { op: 'maxPool', inputs: ['n1'], output: 'p1', options: { kernelSize: 2 } },
    { op: 'conv', inputs: ['p1', 'w3'], output: 'c2', options: { groups: 2, stride: [3, 2] } },
    { op: 'concat', inputs: ['c2', 'c2'], output: 'j1', options: { dim: 2 } },
    { op: 'avgPool', inputs: ['j1'], output: 'a1', options: { kernelSize: 2 } },
    { op: 'conv', inputs: ['a1', 'w4'], output: 'c3', options: { padding: 2 } },
    { op: 'maxPool', inputs: ['c3'], output: 'p2', options: { kernelSize: 3 } },
    { op: 'conv', inputs: ['p2', 'w5'], output: 'c4' },
    { op: 'flatten', inputs: ['c4'], output: 'f' },
    { op: 'linear', inputs: ['f', 'w6', 'b6'], output: 'y' },
  ],
};

/** Every number that one image has on its way forward, and back. */
function lookAt(executor: Executor): number[][] {
  const random = new Random(7);
  for (const name of Object.keys(oneImage.leaves))
    for (let cell = 0, { data } = executor.value(name); cell < data.length; cell++)
      data[cell] = random.normal();
  executor.value('variance').data.fill(1.5);
  const tensors = [...Object.keys(oneImage.leaves), ...oneImage.steps.map(({ output }) => output)];
  executor.forward(1, false);
  const values = tensors.map((name) => [...executor.value(name).data]);
  executor.backward();
  const wanted = tensors.filter((name) => name !== 'mean' && name !== 'variance');
  return [...values, ...wanted.map((name) => [...executor.gradient(name).data])];
}

describe('a program on several threads', () => {
  it.each([2, 3])('gives for one image on %i threads the numbers of one, bit by bit', async (most) => {
    const threads = nodeThreads(most);
    const executor = compile(oneImage, undefined, threads);
    await everyone(executor, most);
    const found = lookAt(executor);
    expect(executor.threads).toBe(most);
    executor.release();
    expect(found).toEqual(lookAt(compile(oneImage)));
    await threads.ended();
  });

  it.each([2, 3])('gives on %i threads the numbers of one, bit by bit', async (most) => {
    const threads = nodeThreads(most);
    const executor = compile(program, undefined, threads);
    await everyone(executor, most);
    const found = train(executor);
    expect(executor.threads).toBe(most);
    executor.release();
    expect(found).toEqual(train(compile(program)));
    await threads.ended();
  });

  it('goes on alone once they are released', async () => {
    const threads = nodeThreads(2);
    const executor = compile(program, undefined, threads);
    await everyone(executor, 2);
    executor.release();
    await threads.ended();
    expect(train(executor)).toEqual(train(compile(program)));
    expect(executor.threads).toBe(1);
  });

  it('goes on alone after a step that failed, and leaves no thread waiting', async () => {
    const threads = nodeThreads(2);
    const executor = compile(program, undefined, threads);
    await everyone(executor, 2);
    target[0] = 99;
    expect(() => executor.forward(BATCH, true)).toThrow('crossEntropy: target 0 is 99');
    target[0] = 0;
    await threads.ended();
    expect(train(executor)).toEqual(train(compile(program)));
  });

  it('runs before the threads have come, with the same numbers', () => {
    const executor = compile(program, undefined, nodeThreads(2));
    expect(train(executor)).toEqual(train(compile(program)));
    executor.release();
  });
});
