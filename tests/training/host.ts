import type { Random } from '@engine/random.ts';
import { init, isDone, step } from '@training/loop.ts';
import { plainBackend } from '@training/plain.ts';
import { takeSnapshot } from '@training/snapshot.ts';
import type { Batch } from '@training/data/batch.ts';
import { loadDatasets } from '@training/worker/datasets.ts';
import { Host, type Surroundings } from '@training/worker/host.ts';
import type { Job, Report, Request } from '@training/worker/messages.ts';
import { linearNet } from './nets.ts';

export const job: Job = {
  source: 'nn.Sequential(nn.Flatten(), nn.Linear(784, 10))',
  data: { kind: 'garments', train: 40, test: 20, seed: 1 },
  recipe: { seed: 1, epochs: 3, batchSize: 4, optimizer: { name: 'SGD', lr: 0.01 } },
};

export const start = (run: string, changes: Partial<Job> = {}) =>
  ({ kind: 'start', run, job: { ...job, ...changes } }) as const;

/** Where the job ends when nobody pauses it. */
export async function ending() {
  const { train } = await loadDatasets(job.data);
  const training = init(linearNet, train, job.recipe);
  while (!isDone(training)) step(training);
  return takeSnapshot(training);
}

/** Lets what waits run: promises, and then whatever was put off to another task. */
const breathe = () => new Promise<void>((resolve) => void setImmediate(resolve));

export type HostOptions = { cost?: (batch: Batch) => number; apart?: boolean } & Partial<Surroundings>;

/**
 * A host in place of a worker. Its clock stands still but for learning: `cost` milliseconds a batch, by default one an image.
 * `learn` may throw. `apart`: lessons come later, as from workers.
 */
export function makeHost({
  cost = (batch: Batch): number => batch.labels.length,
  apart = false,
  ...changes
}: HostOptions = {}) {
  let clock = 0;
  const releases = { count: 0 };
  const reports: (Report & { at: number })[] = [];
  const host = new Host({
    post: (report) => reports.push({ ...structuredClone(report), at: clock }),
    now: () => clock,
    breathe,
    load: loadDatasets,
    backend: {
      ...plainBackend,
      learner(network, state, options) {
        const learner = plainBackend.learner(network, state, options);
        const learn = (batch: Batch, random: Random) => {
          clock += cost(batch);
          return learner.learn(batch, random);
        };
        return {
          parameters: learner.parameters,
          buffers: learner.buffers,
          states: learner.states,
          update: (lr) => learner.update(lr),
          predict: (images) => learner.predict(images),
          activations: (images) => learner.activations(images),
          learn,
          ...(apart && {
            learnApart: async (batch: Batch, random: Random) => {
              await breathe();
              return learn(batch, random);
            },
          }),
          release: () => releases.count++,
        };
      },
    },
    ...changes,
  });
  const found = (report: Partial<Report>): (Report & { at: number })[] =>
    reports.filter((each) =>
      Object.entries(report).every(([key, value]) => each[key as keyof Report] === value),
    );
  return {
    reports,
    releases,
    found,
    send: (...requests: Request[]) => {
      requests.forEach((request) => {
        host.receive(request);
      });
    },
    /** Waits for such a report. */
    async until(report: Partial<Report>): Promise<Report> {
      for (let patience = 5000; found(report).length === 0; patience--) {
        if (patience === 0) throw new Error(`no such report: ${JSON.stringify(report)}`);
        await breathe();
      }
      return found(report)[0]!;
    },
    async settle(turns = 30): Promise<void> {
      for (let turn = 0; turn < turns; turn++) await breathe();
    },
  };
}

/** The steps that were reported of a run, in order. */
export const stepsOf = (reports: readonly Report[], run = 'a') =>
  reports.flatMap((report) => (report.run === run && report.kind === 'progress' ? report.steps : []));
