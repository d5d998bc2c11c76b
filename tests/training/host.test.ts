import { describe, expect, test } from 'vitest';
import { loadDatasets } from '@training/worker/datasets.ts';
import type { Datasets, Job } from '@training/worker/messages.ts';
import { type HostOptions, ending, job, makeHost as makeAnyHost, start, stepsOf } from './host.ts';

const recipe = (changes: Partial<Job['recipe']>) => ({ recipe: { ...job.recipe, ...changes } });
const upTo = (count: number) => Array.from({ length: count }, (_, index) => index + 1);

test('images are loaded once for runs that share them, and again after they could not be had', async () => {
  expect(await loadDatasets(job.data)).toBe(await loadDatasets({ ...job.data }));
  const nowhere = { kind: 'fashion-mnist', address: 'http://localhost:1' } as const;
  const failed = loadDatasets(nowhere);
  await expect(failed).rejects.toThrow('could not be reached');
  const again = loadDatasets(nowhere);
  expect(again).not.toBe(failed);
  await expect(again).rejects.toThrow('could not be reached');
});

test('a run begun anew under the name of one that was cancelled while loading outlives its failure', async () => {
  const datasets = await loadDatasets(job.data);
  const first = Promise.withResolvers<Datasets>();
  const second = Promise.withResolvers<Datasets>();
  const loads = [first.promise, second.promise];
  const { send, until, settle, found } = makeAnyHost({ load: () => loads.shift()! });
  send(start('a'), { kind: 'cancel', run: 'a' }, start('a'));
  first.reject(new Error('gone'));
  await settle();
  second.resolve(datasets);
  expect(await until({ kind: 'done' })).toMatchObject({ snapshot: await ending() });
  expect(found({ kind: 'failed' })).toEqual([]);
});

describe.each([
  ['at once', false],
  ['later, from workers', true],
])('lessons come %s:', (_, apart) => {
  const makeHost = (options: HostOptions = {}) => makeAnyHost({ apart, ...options });

  describe('a run in the worker', () => {
    test('tells how long it will be, every step once, an evaluation per epoch, and where it ended', async () => {
      const { send, until, reports } = makeHost();
      send(start('a'));
      const done = await until({ kind: 'done' });
      expect(reports[0]).toMatchObject({
        kind: 'started',
        step: 0,
        steps: 30,
        stepsPerEpoch: 10,
        parameters: 7850,
      });
      expect(stepsOf(reports).map(({ step }) => step)).toEqual(upTo(30));
      expect(reports.filter(({ kind }) => kind === 'evaluated')).toMatchObject([
        { step: 10 },
        { step: 20 },
        { step: 30, evaluation: { confusion: { length: 100 } } },
      ]);
      expect(done).toMatchObject({ snapshot: await ending() });
    });

    test('reports progress at most ten times a second', async () => {
      const { send, until, found } = makeHost({ cost: () => 7 });
      send(start('a', recipe({ epochs: 20 })));
      await until({ kind: 'done' });
      const times = found({ kind: 'progress' }).map(({ at }) => at);
      expect(times.length).toBeGreaterThan(10);
      // The last says what is left when the run ends.
      times.slice(1, -1).forEach((at, index) => {
        expect(at - times[index]!).toBeGreaterThanOrEqual(100);
      });
    });

    test('paused makes no step, then one at a time, then goes on; it ends where it would have ended', async () => {
      const { send, until, settle, reports } = makeHost();
      send(start('a', { paused: true }));
      await until({ kind: 'started' });
      await settle();
      expect(stepsOf(reports)).toEqual([]);
      send({ kind: 'step', run: 'a' }, { kind: 'step', run: 'a', statistics: true });
      await settle();
      expect(stepsOf(reports).map(({ step }) => step)).toEqual([1, 2]);
      expect(reports.filter(({ kind }) => kind === 'statistics')).toHaveLength(1);
      send({ kind: 'resume', run: 'a' });
      await settle(3);
      send({ kind: 'pause', run: 'a' });
      await settle();
      const paused = reports.at(-1)!;
      expect(paused).toMatchObject({ kind: 'paused', step: stepsOf(reports).at(-1)!.step });
      expect(stepsOf(reports).length).toBeLessThan(30);
      send({ kind: 'resume', run: 'a' });
      expect(await until({ kind: 'done' })).toMatchObject({ snapshot: await ending() });
    });

    test('goes on in another worker from a snapshot', async () => {
      const first = makeHost();
      first.send(start('a', { paused: true }), ...upTo(7).map(() => ({ kind: 'step', run: 'a' }) as const));
      first.send({ kind: 'snapshot', run: 'a' });
      await first.settle();
      first.send({ kind: 'snapshot', run: 'a' });
      const kept = first.found({ kind: 'snapshot' }).at(-1)!;
      if (kept.kind !== 'snapshot') throw new Error('not a snapshot');
      expect(kept.snapshot.step).toBe(7);
      const second = makeHost();
      second.send(start('a', { snapshot: kept.snapshot }));
      expect(await second.until({ kind: 'done' })).toMatchObject({ snapshot: await ending() });
      expect(stepsOf(second.reports)[0]!.step).toBe(8);
    });

    test('is kept every ten seconds, in case the worker dies', async () => {
      const { send, until, found } = makeHost({ cost: () => 2000 });
      send(start('a'));
      await until({ kind: 'done' });
      expect(found({ kind: 'snapshot' }).map(({ at }) => at)).toEqual(upTo(6).map((times) => times * 10_000));
    });

    test.each(['before', 'while'])('cancelled %s it works says so last', async (when) => {
      const { send, until, settle, reports } = makeHost();
      send(start('a', recipe({ epochs: 1000 })));
      if (when === 'while') await until({ kind: 'progress' });
      send({ kind: 'cancel', run: 'a' });
      await settle();
      expect(reports.at(-1)).toMatchObject({ kind: 'cancelled', run: 'a' });
      expect(reports.some(({ kind }) => kind === 'started')).toBe(when === 'while');
    });
  });

  describe('two runs', () => {
    test('get the same time, however long their steps are', async () => {
      const { send, until, reports } = makeHost();
      const data = { kind: 'garments', train: 160, test: 20, seed: 1 } as const;
      send(
        start('a', { data, ...recipe({ batchSize: 4 }) }),
        start('b', { data, ...recipe({ batchSize: 16 }) }),
      );
      await until({ kind: 'evaluated', run: 'a', step: 80 });
      send({ kind: 'pause', run: 'a' }, { kind: 'pause', run: 'b' });
      const [a, b] = ['a', 'b'].map((run) => stepsOf(reports, run).length);
      expect(a! / b!).toBeGreaterThan(3.2);
      expect(a! / b!).toBeLessThan(4.8);
    });

    test('do not wait for one that came before', async () => {
      const { send, until, found } = makeHost();
      send(start('a', recipe({ epochs: 1000 })));
      await until({ kind: 'evaluated', step: 50 });
      send(start('b'));
      await until({ kind: 'done', run: 'b' });
      expect(found({ kind: 'done', run: 'a' })).toEqual([]);
      send({ kind: 'cancel', run: 'a' });
    });

    test('do not fall together', async () => {
      const { send, until } = makeHost();
      send(start('a', recipe({ optimizer: { name: 'SGD', lr: 1e38 } })), start('b'));
      expect(await until({ kind: 'failed' })).toMatchObject({ run: 'a' });
      expect(await until({ kind: 'done' })).toMatchObject({ run: 'b' });
    });
  });

  describe('a run that cannot go on fails in words, with a way on', () => {
    const memory = () => {
      throw new RangeError('Array buffer allocation failed');
    };
    test.each<[string, Partial<Job>, Parameters<typeof makeHost>[0], string, string]>([
      [
        'when the loss grows beyond bounds',
        recipe({ optimizer: { name: 'SGD', lr: 1e38 } }),
        {},
        'The loss was no longer a number at step 2: the weights grew beyond all bounds.',
        'Choose a smaller learning rate or smaller first weights.',
      ],
      [
        'when memory runs out',
        {},
        { cost: memory },
        'There was not enough memory for this network and batch (Array buffer allocation failed).',
        'Choose a smaller batch or a smaller network.',
      ],
      [
        'when the network does not fit the images',
        { source: 'nn.Sequential(nn.Flatten(), nn.Linear(100, 10))' },
        {},
        '1: linear: ',
        'Change the network so that it reads images of 1 channel and gives one number per class.',
      ],
      [
        'when the source has a mistake',
        { source: 'nn.Sequential(nn.Conv2(1, 2, 3))' },
        {},
        'Line 1: ',
        'Change the network so that it reads images of 1 channel and gives one number per class.',
      ],
      [
        'when a setting is out of range',
        recipe({ batchSize: 0 }),
        {},
        'recipe: batchSize must be a whole number from 1 to 40, but is 0',
        'Change that setting.',
      ],
      [
        'when the files cannot be had',
        { data: { kind: 'fashion-mnist', address: 'http://localhost:1/data' } },
        {},
        'http://localhost:1/data/train-',
        'Train on the drawn garments, or get the files again with npm run data.',
      ],
    ])('%s', async (_, changes, surroundings, message, wayOn) => {
      const { send, until } = makeHost(surroundings);
      send(start('a', changes));
      expect(await until({ kind: 'failed' })).toMatchObject({
        message: expect.stringContaining(message) as string,
        wayOn,
      });
    });
  });
});
