import { type Executor, type Leaf, compile } from '@engine/fast/executor.ts';
import { bestVariant } from '@engine/fast/kernels.ts';
import type { Replicas } from '@engine/fast/replicas/job.ts';
import type { Threads } from '@engine/fast/threads.ts';
import { type RuleState, updateRule } from '@engine/optim/index.ts';
import type { Random } from '@engine/random.ts';
import { Tensor } from '@engine/tensor.ts';
import type { Network } from '@network/graph.ts';
import type { State } from '@network/run/index.ts';
import { countCorrect } from '../evaluation.ts';
import type { Batch } from '../data/batch.ts';
import type { Backend, Learner, LearnerOptions, Lesson } from '../learner.ts';
import { plainBackend } from '../plain.ts';
import { apart } from './apart.ts';
import { LOSS, programOf } from './program.ts';
import { browserReplicas } from './replicas.ts';
import { fastRule } from './rule.ts';
import { browserThreads } from './threads.ts';
import { translations } from './translate.ts';
import { WORTH_THREADS_MS, stepMs } from './worth.ts';

/** The first `batch` of what is laid out for more. */
function firstOf({ shape, data }: Tensor, batch: number): Tensor {
  const size = data.length / shape[0]!;
  return new Tensor([batch, ...shape.slice(1)], data.subarray(0, batch * size));
}

/** Copies what the state holds into the executor's memory; there it stays. */
export function tensorsOf(
  executor: Executor,
  state: State,
  sort: 'parameters' | 'buffers',
): Map<string, Tensor> {
  const tensors = new Map<string, Tensor>();
  for (const [path, module] of state) {
    for (const [name, owned] of Object.entries(module[sort])) {
      const place = executor.value(`${path}.${name}`);
      place.data.set(owned instanceof Tensor ? owned.data : owned.value.data);
      tensors.set(`${path}.${name}`, place);
    }
  }
  return tensors;
}

type Slots = Readonly<Record<string, number>>;

/** Room for what the update rule keeps of each parameter. */
const slotLeaves = (state: State, slots: Slots): Record<string, Leaf> =>
  Object.fromEntries(
    [...state].flatMap(([path, { parameters }]) =>
      Object.entries(parameters).flatMap(([name, { value }]) =>
        Object.keys(slots).map((slot) => [`${slot} of ${path}.${name}`, { shape: value.shape }]),
      ),
    ),
  );

/** The state of a parameter before its first step, in the executor's memory. */
const stateIn = (executor: Executor, name: string, slots: Slots): RuleState => ({
  step: 0,
  slots: Object.fromEntries(
    Object.entries(slots).map(([slot, value]) => [
      slot,
      executor.value(`${slot} of ${name}`).data.fill(value),
    ]),
  ),
});

/** Who may help: threads where memory can be shared, replicas elsewhere. */
export interface Helpers {
  threads?: Threads | undefined;
  replicas?: Replicas | undefined;
}

/** A network on the WebAssembly kernels. It allocates all that it needs here, and next to nothing later. */
function fastLearner(
  network: Network,
  state: State,
  { optimizer, images }: LearnerOptions,
  { threads, replicas }: Helpers,
): Learner {
  const laid = programOf(network, state, images);
  const { program, places, dropouts, target } = laid;
  const { slots } = updateRule(optimizer);
  const leaves = { ...program.leaves, ...slotLeaves(state, slots) };
  const busy = stepMs(laid.macs, images[0]!) >= WORTH_THREADS_MS;
  const executor = compile({ ...program, leaves }, bestVariant(), busy ? threads : undefined);
  const parameters = tensorsOf(executor, state, 'parameters');
  const buffers = tensorsOf(executor, state, 'buffers');
  const gradients = new Map([...parameters.keys()].map((name) => [name, executor.gradient(name).data]));
  const rule = fastRule(executor.machine, optimizer);
  const states = new Map([...parameters.keys()].map((name) => [name, stateIn(executor, name, slots)]));
  const input = executor.value(network.nodes[0]!.id);
  const logits = executor.value(places.get(network.output)!);
  const loss = executor.value(LOSS);
  const masks = dropouts.map(({ mask, p }) => ({ ...executor.value(mask), p }));
  const lead = replicas && apart(executor, network, laid, replicas);
  let dropping = true;

  /** As `ops/dropout.ts` draws: cell by cell, in the order of the layers. */
  const drop = (batch: number, random: Random): void => {
    dropping = true;
    for (const { data, p } of masks) {
      const end = (data.length / images[0]!) * batch;
      for (let cell = 0; cell < end; cell++) data[cell] = random.uniform() < p ? 0 : 1 / (1 - p);
    }
  };
  /** Puts a batch in its place. @returns how many images it has. */
  const put = ({ images, labels }: Batch, random: Random): number => {
    drop(images.shape[0]!, random);
    input.data.set(images.data);
    target.set(labels);
    return images.shape[0]!;
  };
  const lessonOf = (mean: number, labels: Uint8Array): Lesson => ({
    loss: mean,
    correct: countCorrect(logits, labels),
    gradients,
  });
  const learn = (batch: Batch, random: Random): Lesson => {
    const count = put(batch, random);
    executor.forward(count, true);
    executor.backward();
    return lessonOf(loss.data[0]!, batch.labels);
  };
  const evaluate = (given: Tensor): number => {
    if (dropping) for (const { data } of masks) data.fill(1);
    dropping = false;
    input.data.set(given.data);
    executor.forward(given.shape[0]!, false);
    return given.shape[0]!;
  };

  return {
    parameters,
    buffers,
    states,
    learn,
    ...(lead && {
      learnApart: (batch: Batch, random: Random) =>
        lead.isWorth(batch.images.shape[0]!)
          ? lead.learn(put(batch, random)).then((mean) => lessonOf(mean, batch.labels))
          : learn(batch, random),
    }),
    update(lr) {
      gradients.forEach((gradient, name) => {
        rule.update(parameters.get(name)!.data, gradient, states.get(name)!, lr);
      });
    },
    predict: (given) => firstOf(logits, evaluate(given)),
    activations(given) {
      const batch = evaluate(given);
      return new Map([...places].map(([id, place]) => [id, firstOf(executor.value(place), batch)]));
    },
    release() {
      executor.release();
      lead?.end();
    },
  };
}

/** Whether the fast engine can train the network in this browser. */
export const canBeFast = (network: Network): boolean =>
  bestVariant() !== undefined &&
  network.nodes.every(({ kind }) => kind === 'input' || Object.hasOwn(translations, kind));

/** The WebAssembly engine where it can run the network, the plain one elsewhere. `helpers` is asked once for each learner. */
export const fastOn = (helpers: () => Helpers): Backend => ({
  name: 'fast',
  learner: (network, state, options) =>
    canBeFast(network)
      ? fastLearner(network, state, options, helpers())
      : plainBackend.learner(network, state, options),
});

/** With the help that this browser can give. */
export const fastBackend = fastOn(() => {
  const threads = browserThreads();
  return { threads, replicas: threads ? undefined : browserReplicas() };
});
