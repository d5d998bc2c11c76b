import type { Leaf, Program, Step } from '@engine/fast/executor.ts';
import type { Shape } from '@engine/tensor.ts';
import { models } from '@network/models/index.ts';
import { residualSource } from '@network/models/trained.ts';
import { readNetwork } from '@network/python/index.ts';
import { initialise } from '@network/run/index.ts';
import { programOf } from '@training/fast/program.ts';

/** One of the yardstick's pieces of work, as data: every contender is an interpreter of the same steps. */
export interface Workload {
  name: string;
  title: string;
  /** 'gradients': forward, then backward from a given gradient. 'training': a step with Adam on a batch. */
  kind: 'forward' | 'gradients' | 'training';
  program: Program;
  /** The right class of each image, for training. */
  target?: Uint8Array | undefined;
}

const BATCH = 64;

const layer = (
  name: string,
  title: string,
  kind: Workload['kind'],
  step: 'conv' | 'convTranspose',
  [x, w]: [Shape, Shape],
  options: object,
): Workload => {
  const gradient = kind === 'gradients';
  const leaves: Record<string, Leaf> = { x: { shape: x, gradient }, w: { shape: w, gradient } };
  const steps: Step[] = [{ op: step, inputs: ['x', 'w'], output: 'y', options }];
  return { name, title, kind, program: { leaves, steps } };
};

/** A network from its PyTorch source: what is timed is what the course draws, counts and trains. */
function networkWorkload(
  name: string,
  title: string,
  kind: 'forward' | 'training',
  source: string,
  images: Shape,
): Workload {
  const { network } = readNetwork(source);
  if (!network) throw new Error(`${title} could not be read.`);
  const { program, target } = programOf(network, initialise(network, { seed: 1 }), images);
  target.forEach((_, image) => (target[image] = image % 10));
  const given = program.steps.map((step): Step => ({
    ...step,
    inputs: step.inputs.filter((input) => input),
  }));
  const steps = kind === 'training' ? given : given.slice(0, -1);
  const read = new Set(steps.flatMap(({ inputs }) => inputs));
  const leaves = Object.fromEntries(Object.entries(program.leaves).filter(([leaf]) => read.has(leaf)));
  return { name, title, kind, program: { leaves, steps }, target: kind === 'training' ? target : undefined };
}

const twoConvolutions = `model = nn.Sequential(
    nn.Conv2d(1, 16, 3, padding=1), nn.ReLU(), nn.MaxPool2d(2),
    nn.Conv2d(16, 32, 3, padding=1), nn.ReLU(), nn.MaxPool2d(2),
    nn.Flatten(), nn.Linear(1568, 128), nn.ReLU(), nn.Linear(128, 10),
)`;

const small = [BATCH, 1, 28, 28];
const many: [Shape, Shape] = [
  [32, 16, 28, 28],
  [32, 16, 3, 3],
];

// prettier-ignore
const made: Record<string, (name: string) => Workload> = {
  W1: (name) => layer(name, 'convolution, one small image', 'forward', 'conv', [[1, 1, 28, 28], [8, 1, 3, 3]], { padding: 1 }),
  W2: (name) => layer(name, 'convolution', 'forward', 'conv', many, { padding: 1 }),
  W3: (name) => layer(name, 'convolution, forward and backward', 'gradients', 'conv', many, { padding: 1 }),
  W4: (name) => layer(name, 'transposed convolution', 'forward', 'convTranspose', [[8, 32, 14, 14], [32, 16, 4, 4]], { stride: 2, padding: 1 }),
  W5: (name) => networkWorkload(name, 'training step, two convolutions', 'training', twoConvolutions, small),
  W6: (name) => networkWorkload(name, 'training step, ResNet-8', 'training', residualSource({ depth: 8, shortcut: 'B' }), small),
  W7: (name) => {
    const { source, input } = models.find((model) => model.name === 'problem-4')!;
    return networkWorkload(name, 'the homework’s network, forward', 'forward', source, input);
  },
};

export const workloadNames = Object.keys(made);

export const workload = (name: string): Workload => made[name]!(name);
