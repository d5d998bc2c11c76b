import { type Executor, type Program, type Step, compile } from '../../../src/engine/fast/executor.ts';
import { adamStep } from '../../../src/engine/fast/update.ts';

/** One of the yardstick's pieces of work, ready to run. */
export interface Workload {
  name: string;
  /** Floating-point operations of its convolutions and linear layers: what a share of the peak is counted by. */
  flop: number;
  run(): void;
}

type Leaves = Program['leaves'];

const parameter = (...shape: number[]) => ({ shape, gradient: true });
const MAC = 2;

/** Numbers without a pattern, small as activations are. */
function fill(executor: Executor, names: readonly string[]): void {
  let state = 1;
  for (const name of names) {
    const { data } = executor.value(name);
    for (let i = 0; i < data.length; i++) {
      state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
      data[i] = (state / 2 ** 32 - 0.5) * 0.2;
    }
  }
}

function begin(leaves: Leaves, steps: readonly Step[]): Executor {
  const executor = compile({ leaves, steps });
  fill(executor, Object.keys(leaves));
  return executor;
}

const forward = (name: string, flop: number, leaves: Leaves, step: Step): Workload => {
  const executor = begin(leaves, [step]);
  return { name, flop, run: () => executor.forward() };
};

function w3(): Workload {
  const executor = begin({ x: parameter(32, 16, 28, 28), w: parameter(32, 16, 3, 3) }, [
    { op: 'conv', inputs: ['x', 'w'], output: 'y', options: { padding: 1 } },
  ]);
  fill(executor, ['y']);
  executor.gradient('y').data.set(executor.value('y').data);
  return {
    name: 'W3 conv forward and backward',
    flop: 3 * MAC * 32 * 32 * 784 * 144,
    run() {
      executor.forward(undefined, true);
      executor.backward();
    },
  };
}

/** A training step with Adam on every leaf that has a gradient. */
function training(name: string, flop: number, leaves: Leaves, steps: readonly Step[]): Workload {
  const names = Object.keys(leaves).filter((leaf) => leaves[leaf]!.gradient);
  const moments = names.flatMap((leaf) => [
    [`${leaf} m`, { shape: leaves[leaf]!.shape }] as const,
    [`${leaf} v`, { shape: leaves[leaf]!.shape }] as const,
  ]);
  const executor = begin({ ...leaves, ...Object.fromEntries(moments) }, steps);
  for (const [leaf] of moments) executor.value(leaf).data.fill(0);
  const moved = names.map((leaf) => ({
    parameter: executor.value(leaf).data,
    gradient: executor.gradient(leaf).data,
    mean: executor.value(`${leaf} m`).data,
    square: executor.value(`${leaf} v`).data,
  }));
  const options = {
    step: 0,
    lr: 1e-3,
    betas: [0.9, 0.999] as const,
    eps: 1e-8,
    weightDecay: 0,
    decoupled: false,
  };
  return {
    name,
    flop,
    run() {
      executor.forward(undefined, true);
      executor.backward();
      options.step++;
      for (const each of moved) adamStep(executor.machine, each, each.mean, each.square, options);
    },
  };
}

const target = Int32Array.from({ length: 64 }, (_, image) => image % 10);

const w5 = (): Workload =>
  training(
    'W5 training step, two convolutions',
    MAC * 64 * (2 * 784 * 16 * 9 + 3 * 196 * 32 * 144 + 3 * (1568 * 128 + 1280)),
    {
      images: { shape: [64, 1, 28, 28] },
      w1: parameter(16, 1, 3, 3),
      b1: parameter(16),
      w2: parameter(32, 16, 3, 3),
      b2: parameter(32),
      w3: parameter(128, 1568),
      b3: parameter(128),
      w4: parameter(10, 128),
      b4: parameter(10),
    },
    [
      { op: 'conv', inputs: ['images', 'w1', 'b1'], output: 'c1', options: { padding: 1 } },
      { op: 'relu', inputs: ['c1'], output: 'r1' },
      { op: 'maxPool', inputs: ['r1'], output: 'p1', options: { kernelSize: 2 } },
      { op: 'conv', inputs: ['p1', 'w2', 'b2'], output: 'c2', options: { padding: 1 } },
      { op: 'relu', inputs: ['c2'], output: 'r2' },
      { op: 'maxPool', inputs: ['r2'], output: 'p2', options: { kernelSize: 2 } },
      { op: 'flatten', inputs: ['p2'], output: 'f' },
      { op: 'linear', inputs: ['f', 'w3', 'b3'], output: 'd1' },
      { op: 'relu', inputs: ['d1'], output: 'r3' },
      { op: 'linear', inputs: ['r3', 'w4', 'b4'], output: 'logits' },
      { op: 'crossEntropy', inputs: ['logits'], output: 'loss', options: { target } },
    ],
  );

/** ResNet-8 on 28 × 28: a stem and a block at each of 16, 32 and 64 channels, 1 × 1 shortcuts where the shape changes. */
function w6(): Workload {
  const leaves: Record<string, Leaves[string]> = { images: { shape: [64, 1, 28, 28] } };
  const steps: Step[] = [];
  let flop = 0;
  const conv = (
    from: string,
    to: string,
    inputs: number,
    outputs: number,
    kernel: number,
    stride: number,
    size: number,
  ) => {
    leaves[`${to} w`] = parameter(outputs, inputs, kernel, kernel);
    const options = { padding: (kernel - 1) / 2, stride };
    steps.push({ op: 'conv', inputs: [from, `${to} w`], output: `${to} c`, options });
    leaves[`${to} scale`] = parameter(outputs);
    leaves[`${to} shift`] = parameter(outputs);
    leaves[`${to} mean`] = { shape: [outputs] };
    leaves[`${to} var`] = { shape: [outputs] };
    const inputsOfNorm = [`${to} c`, ...['scale', 'shift', 'mean', 'var'].map((part) => `${to} ${part}`)];
    steps.push({ op: 'batchNorm', inputs: inputsOfNorm, output: to });
    flop += (from === 'images' ? 2 : 3) * MAC * 64 * size * size * outputs * inputs * kernel * kernel;
  };
  conv('images', 'stem', 1, 16, 3, 1, 28);
  steps.push({ op: 'relu', inputs: ['stem'], output: 'x0' });
  [16, 32, 64].forEach((channels, block) => {
    const [from, before] = [`x${block}`, block ? channels / 2 : 16];
    const [size, stride] = [28 / 2 ** block, block ? 2 : 1];
    conv(from, `a${block}`, before, channels, 3, stride, size);
    steps.push({ op: 'relu', inputs: [`a${block}`], output: `ar${block}` });
    conv(`ar${block}`, `b${block}`, channels, channels, 3, 1, size);
    if (block) conv(from, `s${block}`, before, channels, 1, 2, size);
    steps.push({ op: 'add', inputs: [`b${block}`, block ? `s${block}` : from], output: `sum${block}` });
    steps.push({ op: 'relu', inputs: [`sum${block}`], output: `x${block + 1}` });
  });
  leaves.w = parameter(10, 64);
  leaves.b = parameter(10);
  steps.push({ op: 'globalAvgPool', inputs: ['x3'], output: 'g' });
  steps.push({ op: 'flatten', inputs: ['g'], output: 'f' });
  steps.push({ op: 'linear', inputs: ['f', 'w', 'b'], output: 'logits' });
  steps.push({ op: 'crossEntropy', inputs: ['logits'], output: 'loss', options: { target } });
  return training('W6 training step, ResNet-8', flop, leaves, steps);
}

/** All of the yardstick but W7, whose network is the homework's. */
export const workloads = (): Workload[] => [
  forward(
    'W1 conv, one small image',
    MAC * 8 * 784 * 9,
    { x: { shape: [1, 1, 28, 28] }, w: { shape: [8, 1, 3, 3] } },
    { op: 'conv', inputs: ['x', 'w'], output: 'y', options: { padding: 1 } },
  ),
  forward(
    'W2 conv',
    MAC * 32 * 32 * 784 * 144,
    { x: { shape: [32, 16, 28, 28] }, w: { shape: [32, 16, 3, 3] } },
    { op: 'conv', inputs: ['x', 'w'], output: 'y', options: { padding: 1 } },
  ),
  w3(),
  forward(
    'W4 transposed conv',
    MAC * 8 * 32 * 196 * 16 * 16,
    { x: { shape: [8, 32, 14, 14] }, w: { shape: [32, 16, 4, 4] } },
    { op: 'convTranspose', inputs: ['x', 'w'], output: 'y', options: { stride: 2, padding: 1 } },
  ),
  w5(),
  w6(),
];
