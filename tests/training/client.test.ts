import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { Report, Request } from '@training/worker/messages.ts';
import { TrainingClient, type WorkerLike } from '@training/worker/client.ts';
import { job } from './host.ts';

class FakeWorker implements WorkerLike {
  onmessage: WorkerLike['onmessage'] = null;
  onerror: WorkerLike['onerror'] = null;
  readonly received: Request[] = [];
  ended = false;
  postMessage(request: Request): void {
    this.received.push(request);
  }
  terminate(): void {
    this.ended = true;
  }
  say(report: Report): void {
    this.onmessage?.({ data: report } as MessageEvent<Report>);
  }
  crash(message: string): void {
    this.onerror?.({ message, preventDefault: () => undefined } as ErrorEvent);
  }
}

function setup() {
  const workers: FakeWorker[] = [];
  const client = new TrainingClient(() => {
    const worker = new FakeWorker();
    workers.push(worker);
    return worker;
  });
  const heard: Report[] = [];
  return { client, workers, heard, hear: (report: Report) => void heard.push(report) };
}

const snapshot = { step: 40, tensors: {}, optimizer: {} };

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

describe('a page', () => {
  test('makes one worker, and only when a run needs it', () => {
    const { client, workers, hear } = setup();
    expect(workers).toHaveLength(0);
    client.start(job, hear);
    client.start(job, hear);
    expect(workers).toHaveLength(1);
    expect(workers[0]!.received.map(({ run }) => run)).toEqual(['run 1', 'run 2']);
  });

  test('hears of its own run only, and nothing after it ended', () => {
    const { client, workers, heard, hear } = setup();
    const controls = client.start(job, hear);
    client.start(job, () => undefined);
    workers[0]!.say({ kind: 'paused', run: 'run 2', step: 1 });
    workers[0]!.say({ kind: 'done', run: 'run 1', snapshot });
    workers[0]!.say({ kind: 'paused', run: 'run 1', step: 1 });
    controls.step();
    expect(heard.map(({ kind }) => kind)).toEqual(['done']);
    expect(workers[0]!.received).toHaveLength(2);
  });

  test('sends what is asked of a run', () => {
    const { client, workers, hear } = setup();
    const controls = client.start(job, hear);
    controls.pause();
    controls.step({ statistics: true });
    controls.resume();
    controls.snapshot();
    expect(workers[0]!.received.slice(1)).toEqual([
      { kind: 'pause', run: 'run 1' },
      { kind: 'step', run: 'run 1', statistics: true },
      { kind: 'resume', run: 'run 1' },
      { kind: 'snapshot', run: 'run 1' },
    ]);
  });
});

describe('a worker that dies', () => {
  test('fails its runs in words, each with the snapshot to go on from, and the next run gets a new one', () => {
    const { client, workers, heard, hear } = setup();
    const latest: unknown[] = [];
    client.start(job, (report, kept) => {
      hear(report);
      latest.push(kept);
    });
    workers[0]!.say({ kind: 'snapshot', run: 'run 1', snapshot });
    workers[0]!.crash('out of memory');
    expect(heard.at(-1)).toEqual({
      kind: 'failed',
      run: 'run 1',
      message: 'The training worker stopped (out of memory).',
      wayOn: 'Go on from step 40, where it was kept last.',
    });
    expect(latest.at(-1)).toBe(snapshot);
    expect(workers[0]!.ended).toBe(true);
    client.start({ ...job, snapshot }, hear);
    expect(workers).toHaveLength(2);
  });

  test('without a snapshot says to start again', () => {
    const { client, workers, heard, hear } = setup();
    client.start(job, hear);
    workers[0]!.crash('');
    expect(heard[0]).toMatchObject({
      message: 'The training worker stopped (could not be loaded).',
      wayOn: 'Start the run again.',
    });
  });
});

describe('cancelling', () => {
  test('is heard no more, and leaves a worker that answers alone', () => {
    const { client, workers, heard, hear } = setup();
    client.start(job, hear).cancel();
    workers[0]!.say({ kind: 'cancelled', run: 'run 1' });
    vi.advanceTimersByTime(60_000);
    expect(heard).toEqual([]);
    expect(workers[0]!.ended).toBe(false);
  });

  test('ends a worker that is stuck, and tells the other runs', () => {
    const { client, workers, heard, hear } = setup();
    client.start(job, () => undefined).cancel();
    client.start(job, hear);
    vi.advanceTimersByTime(60_000);
    expect(workers[0]!.ended).toBe(true);
    expect(heard[0]).toMatchObject({
      kind: 'failed',
      message: 'The training worker stopped (did not answer).',
    });
  });

  test('closing ends the worker without a word', () => {
    const { client, workers, heard, hear } = setup();
    client.start(job, hear);
    client.close();
    expect([workers[0]!.ended, heard]).toEqual([true, []]);
  });
});
