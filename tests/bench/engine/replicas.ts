/**
 * `node tests/bench/engine/replicas.ts [turns]`, after `npm run kernels`: how much faster a step is with two replicas than on one
 * thread, in turn, best of many; where memory cannot be shared. The last line has next to nothing to compute: it shows what
 * messages cost. It needs two cores that nothing else keeps busy.
 */
import { cpus, loadavg } from 'node:os';
import { type Leaf, type Program, type Step, compile } from '../../../src/engine/fast/executor.ts';
import { Lead } from '../../../src/engine/fast/replicas/lead.ts';
import { nodeReplicas } from '../../engine/node-replicas.ts';
import { parameter, pool, relu, twoConvolutions } from './two-convolutions.ts';

const turns = Number(process.argv[2] ?? 100);
const BATCH = 64;
const convolutions = twoConvolutions(BATCH);

interface Work {
  leaves: Record<string, Leaf>;
  /** From `x` to `logits`. */
  steps: Step[];
}

const works: Record<string, Work> = {
  'two convolutions (W5), 207,000 parameters': {
    leaves: { ...convolutions.leaves, w4: parameter(10, 128) },
    steps: [...convolutions.steps, relu('y', 'r3'), { op: 'linear', inputs: ['r3', 'w4'], output: 'logits' }],
  },
  'a LeNet-like network, 61,000 parameters': {
    leaves: {
      x: { shape: [BATCH, 1, 28, 28] },
      w1: parameter(6, 1, 5, 5),
      w2: parameter(16, 6, 5, 5),
      w3: parameter(120, 400),
      w4: parameter(84, 120),
      w5: parameter(10, 84),
    },
    steps: [
      { op: 'conv', inputs: ['x', 'w1'], output: 'c1', options: { padding: 2 } },
      relu('c1', 'r1'),
      pool('r1', 'p1'),
      { op: 'conv', inputs: ['p1', 'w2'], output: 'c2' },
      relu('c2', 'r2'),
      pool('r2', 'p2'),
      { op: 'flatten', inputs: ['p2'], output: 'f' },
      { op: 'linear', inputs: ['f', 'w3'], output: 'l1' },
      relu('l1', 'r3'),
      { op: 'linear', inputs: ['r3', 'w4'], output: 'l2' },
      relu('l2', 'r4'),
      { op: 'linear', inputs: ['r4', 'w5'], output: 'logits' },
    ],
  },
  'messages alone, 200,000 parameters that nothing is done with': {
    leaves: { x: { shape: [BATCH, 4] }, w: parameter(2, 4), idle: parameter(200_000) },
    steps: [{ op: 'linear', inputs: ['x', 'w'], output: 'logits' }],
  },
};

function begin({ leaves, steps }: Work) {
  const target = new Uint8Array(BATCH);
  const loss: Step = { op: 'crossEntropy', inputs: ['logits'], output: 'loss', options: { target } };
  const program: Program = { leaves, steps: [...steps, loss] };
  const executor = compile(program);
  let state = 1;
  for (const name of Object.keys(leaves)) {
    const { data } = executor.value(name);
    for (let i = 0; i < data.length; i++) {
      state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
      data[i] = (state / 2 ** 32 - 0.5) / 8;
    }
  }
  const parameters = Object.keys(leaves).filter((name) => leaves[name]!.gradient);
  return {
    executor,
    job: {
      program,
      variant: undefined,
      images: BATCH,
      parameters,
      inputs: ['x'],
      target,
      output: 'logits',
      loss: 'loss',
    },
  };
}

async function time(step: () => unknown): Promise<number> {
  const began = performance.now();
  await step();
  return performance.now() - began;
}

console.log(`${cpus()[0]?.model ?? 'unknown processor'}, Node ${process.version}, best of ${turns}`);
console.log(`load average ${loadavg()[0]!.toFixed(1)} on ${cpus().length} cores before\n`);
console.log(
  '| Work, batch of 64 | one thread, ms | two replicas, ms | ratio |\n| --- | ---: | ---: | ---: |',
);
for (const [name, work] of Object.entries(works)) {
  const [alone, together] = [begin(work), begin(work)];
  const replicas = nodeReplicas(2);
  const lead = new Lead(together.executor, together.job, replicas);
  await lead.learn(BATCH);
  await replicas.ready(1);
  let [one, two] = [Infinity, Infinity];
  for (let turn = 0; turn < turns; turn++) {
    const learnAlone = () => {
      alone.executor.forward(BATCH, true);
      alone.executor.backward();
    };
    one = Math.min(one, await time(learnAlone));
    two = Math.min(two, await time(() => lead.learn(BATCH)));
  }
  console.log(`| ${name} | ${one.toFixed(2)} | ${two.toFixed(2)} | ${(one / two).toFixed(2)} |`);
  lead.end();
}
