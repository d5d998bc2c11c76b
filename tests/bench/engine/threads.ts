/**
 * `node tests/bench/engine/threads.ts [turns]`, after `npm run kernels`: how much faster two threads are than one, in turn, best of
 * many. It needs two cores that nothing else keeps busy: with three at work on two, each waits for the other at every layer.
 */
import { cpus, loadavg } from 'node:os';
import { setTimeout } from 'node:timers/promises';
import { type Executor, type Program, compile } from '../../../src/engine/fast/executor.ts';
import { nodeThreads } from '../../engine/node-threads.ts';
import { parameter, twoConvolutions } from './two-convolutions.ts';

const turns = Number(process.argv[2] ?? 100);

/** The two convolutions of W5, and two of W6 at each of its sizes with their batch norm, forward and backward. */
const works: Record<string, Program> = {
  'two convolutions': twoConvolutions(64),
  'a residual stage': {
    leaves: {
      x: parameter(64, 16, 28, 28),
      ...Object.fromEntries(
        [1, 2].flatMap((n) => [
          [`w${n}`, parameter(16, 16, 3, 3)],
          [`scale${n}`, parameter(16)],
          [`shift${n}`, parameter(16)],
        ]),
      ),
    },
    steps: [
      { op: 'conv', inputs: ['x', 'w1'], output: 'c1', options: { padding: 1 } },
      { op: 'batchNorm', inputs: ['c1', 'scale1', 'shift1'], output: 'n1' },
      { op: 'relu', inputs: ['n1'], output: 'r1' },
      { op: 'conv', inputs: ['r1', 'w2'], output: 'c2', options: { padding: 1 } },
      { op: 'batchNorm', inputs: ['c2', 'scale2', 'shift2'], output: 'n2' },
      { op: 'add', inputs: ['n2', 'x'], output: 's' },
      { op: 'relu', inputs: ['s'], output: 'y' },
    ],
  },
};

function begin(program: Program, most: number): Executor {
  const executor = compile(program, undefined, nodeThreads(most));
  let state = 1;
  for (const name of Object.keys(program.leaves)) {
    const { data } = executor.value(name);
    for (let i = 0; i < data.length; i++) {
      state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
      data[i] = state / 2 ** 32 - 0.5;
    }
  }
  return executor;
}

const time = (executor: Executor): number => {
  const began = performance.now();
  executor.forward(undefined, true);
  executor.backward();
  return performance.now() - began;
};

console.log(`${cpus()[0]?.model ?? 'unknown processor'}, Node ${process.version}, best of ${turns}`);
console.log(`load average ${loadavg()[0]!.toFixed(1)} on ${cpus().length} cores before\n`);
console.log('| Work | one thread, ms | two threads, ms | ratio |\n| --- | ---: | ---: | ---: |');
for (const [name, program] of Object.entries(works)) {
  const executors = [begin(program, 1), begin(program, 2)] as const;
  while (executors[1].threads < 2) {
    await setTimeout(20);
    time(executors[1]);
  }
  const best = [Infinity, Infinity];
  for (let turn = 0; turn < turns; turn++) {
    executors.forEach((executor, index) => (best[index] = Math.min(best[index]!, time(executor))));
  }
  const [one, two] = best as [number, number];
  console.log(`| ${name} | ${one.toFixed(2)} | ${two.toFixed(2)} | ${(one / two).toFixed(2)} |`);
  executors[1].release();
}
