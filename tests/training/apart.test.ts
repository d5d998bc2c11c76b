import { afterEach, describe, expect, it, vi } from 'vitest';
import type { Port, Replicas } from '@engine/fast/replicas/job.ts';
import { lenet28 } from '@network/models/trained.ts';
import { readNetwork } from '@network/python/index.ts';
import { drawnGarments } from '@training/data/garments/index.ts';
import { fastOn } from '@training/fast/learner.ts';
import type { Lesson } from '@training/learner.ts';
import { type Step, type Training, init, isDone, step, stepApart } from '@training/loop.ts';
import type { Recipe } from '@training/recipe.ts';
import { takeSnapshot } from '@training/snapshot.ts';
import { lookClosely } from '@training/statistics.ts';
import { nodeReplicas } from '../engine/node-replicas.ts';
import { linearNet, smallNet } from './nets.ts';
import { stepWithStatistics } from './watched.ts';

const read = (source: string) => readNetwork(source).network!;
const sources = {
  'a LeNet-like network': lenet28,
  'one with dropout, behind a convolution and behind a linear layer': `nn.Sequential(
    nn.Conv2d(1, 16, 5), nn.ReLU(), nn.Conv2d(16, 16, 5), nn.ReLU(), nn.MaxPool2d(4), nn.Dropout(0.2), nn.Flatten(),
    nn.Linear(400, 32), nn.ReLU(), nn.Dropout(0.5), nn.Linear(32, 10),
  )`,
};

/** 43 images in batches of 21 end in a batch of one; of an odd batch no two shares are alike. */
const data = drawnGarments(43, 1);
const recipe: Recipe = {
  seed: 5,
  epochs: 8,
  batchSize: 21,
  optimizer: { name: 'SGD', lr: 0.02, momentum: 0.9 },
};

const begin = (source: string, replicas?: Replicas, changes: Partial<Recipe> = {}): Training =>
  init(
    read(source),
    data,
    { ...recipe, ...changes },
    fastOn(() => ({ replicas })),
  );

/** One step as the host of the worker makes it. */
async function together(training: Training, watch?: Parameters<typeof stepApart>[1]): Promise<Step> {
  const units = stepApart(training, watch);
  let lesson: Lesson | undefined;
  for (;;) {
    const { done, value } = units.next(lesson!);
    if (done) return value;
    lesson = await value;
  }
}

/** Trains to the end; `between` sees how many steps have been made. */
async function toTheEnd(training: Training, between?: (steps: number) => unknown): Promise<Step[]> {
  const made: Step[] = [];
  while (!isDone(training)) {
    made.push(await together(training));
    await between?.(training.step);
  }
  return made;
}

/** The largest distance between two runs' tensors, over the length of the tensor. */
function furthest(found: Training, truth: Training): number {
  const length = (numbers: Float32Array): number => Math.hypot(...numbers);
  return Math.max(
    ...[...truth.learner.parameters].map(([name, { data: right }]) => {
      const { data: ours } = found.learner.parameters.get(name)!;
      return length(ours.map((value, cell) => value - right[cell]!)) / length(right);
    }),
  );
}

const running: Training[] = [];
const started = (training: Training): Training => {
  running.push(training);
  return training;
};
afterEach(() => {
  running.splice(0).forEach(({ learner }) => learner.release?.());
});

describe.each(Object.entries(sources))('%s', (_, source) => {
  it.each([2, 3])('learns in %i shares what one thread learns, within 1e-5', async (shares) => {
    const replicas = nodeReplicas(shares);
    const [apart, alone] = [started(begin(source, replicas)), begin(source)];
    await together(apart);
    await replicas.ready(shares - 1);
    const found = await toTheEnd(apart);
    step(alone);
    for (const made of found) {
      const right = step(alone);
      expect(made.accuracy).toBe(right.accuracy);
      expect(Math.abs(made.loss / right.loss - 1)).toBeLessThan(1e-5);
    }
    expect(isDone(alone)).toBe(true);
    expect(found).toHaveLength(23);
    // Batches of one have nothing to share: of 23 steps, 15 of 21 images.
    expect(replicas.answers).toBe(15 * (shares - 1));
    expect(furthest(apart, alone)).toBeLessThan(1e-5);
    apart.learner.release!();
    await replicas.ended();
  });

  it('learns bit by bit the same whoever does the shares, and whenever they come and go', async () => {
    const never: Replicas = { shares: 3, start: nobody };
    const right = started(begin(source, never));
    await toTheEnd(right);
    const dying = nodeReplicas(3);
    const found = started(begin(source, dying));
    await toTheEnd(found, (steps) => {
      if (steps === 2) return dying.ready(2);
      // In the middle of the next step, or between two.
      if (steps === 6) return void dying.workers[0]!.terminate();
      return steps === 9 && dying.workers[1]!.terminate();
    });
    expect(dying.answers).toBeGreaterThan(5);
    expect(takeSnapshot(found)).toEqual(takeSnapshot(right));
  });
});

/** A replica of which nothing is ever heard. */
const nobody = (): Port => ({ post: () => undefined, hear: () => undefined, end: () => undefined });

describe('a replica', () => {
  it('that is stuck is ended, and its share is done by the lead', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    let [asked, ended] = [0, 0];
    const stuck: Replicas = {
      shares: 2,
      start: () => ({
        post: () => asked++,
        hear: (answer) => answer('ready'),
        end: () => ended++,
      }),
    };
    const [found, right] = [stuck, { shares: 2, start: nobody }].map((replicas) =>
      started(begin(lenet28, replicas)),
    );
    const waiting = toTheEnd(found!);
    await vi.advanceTimersByTimeAsync(60_000);
    vi.useRealTimers();
    expect(await waiting).toEqual(await toTheEnd(right!));
    expect([asked, ended]).toEqual([2, 1]); // the job, and one share
  });

  it('that cannot be made is done without', async () => {
    const none: Replicas = {
      shares: 2,
      start: () => {
        throw new Error('no more workers');
      },
    };
    const [found, right] = [none, { shares: 2, start: nobody }].map((replicas) =>
      started(begin(lenet28, replicas)),
    );
    expect(await toTheEnd(found!)).toEqual(await toTheEnd(right!));
  });

  it('is ended by release, also in the middle of a step, which is finished', async () => {
    const replicas = nodeReplicas(2);
    const training = begin(lenet28, replicas);
    await together(training);
    await replicas.ready(1);
    const last = together(training);
    training.learner.release!();
    expect((await last).step).toBe(2);
    await replicas.ended();
    expect(replicas.workers).toHaveLength(1);
    expect((await together(training)).step).toBe(3);
  });

  it('goes on from where the lead was put: parameters are sent with every share', async () => {
    const replicas = nodeReplicas(2);
    const [apart, alone] = [started(begin(lenet28, replicas)), begin(lenet28)];
    await together(apart);
    await replicas.ready(1);
    for (const training of [apart, alone]) {
      training.learner.parameters.forEach(({ data: numbers }, name) => numbers.fill(name.length / 100));
      training.step = 4;
    }
    const right = step(alone);
    expect(Math.abs((await together(apart)).loss / right.loss - 1)).toBeLessThan(1e-5);
    expect(replicas.answers).toBe(1);
    for (const [name, { data: found }] of apart.learner.parameters)
      expect(found[0]).not.toBe(Math.fround(name.length / 100));
  });

  it('leaves the statistics of a step as they are, but for rounding', async () => {
    const replicas = nodeReplicas(2);
    const [apart, alone] = [started(begin(lenet28, replicas)), begin(lenet28)];
    await together(apart);
    await replicas.ready(1);
    step(alone);
    const look = lookClosely(apart);
    await together(apart, look.watch);
    expect(replicas.answers).toBe(1);
    const [found, { statistics: right }] = [look.statistics(), stepWithStatistics(alone)];
    for (const [name, { gradientNorm }] of Object.entries(right.parameters))
      expect(Math.abs(found.parameters[name]!.gradientNorm / gradientNorm - 1)).toBeLessThan(1e-5);
    expect(Object.keys(found.activations)).toEqual(Object.keys(right.activations));
  });
});

describe('nobody is asked', () => {
  const refused = vi.fn(nobody);
  it.each([
    ['where a layer sums over the batch', smallNet, 16],
    ['where there is too little to do', linearNet, 16],
    ['for a batch of one', read(lenet28), 1],
  ])('%s', async (_, network, batchSize) => {
    const replicas = { shares: 4, start: refused };
    const training = init(
      network,
      data,
      { ...recipe, batchSize },
      fastOn(() => ({ replicas })),
    );
    const alone = init(
      network,
      data,
      { ...recipe, batchSize },
      fastOn(() => ({})),
    );
    expect(await together(training)).toEqual(step(alone));
    expect(refused).not.toHaveBeenCalled();
  });
});
