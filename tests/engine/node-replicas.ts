import { setTimeout } from 'node:timers/promises';
import { Worker } from 'node:worker_threads';
import type { Parcel, Port, Replicas } from '../../src/engine/fast/replicas/job.ts';

/** Replicas in workers of Node, and what has become of them. */
export interface NodeReplicas extends Replicas {
  readonly workers: readonly Worker[];
  /** Answers that came, of them all. */
  readonly answers: number;
  /** Waits until so many are ready. */
  ready(count: number): Promise<void>;
  /** Waits until all have gone. */
  ended(): Promise<void>;
}

export function nodeReplicas(shares: number): NodeReplicas {
  const workers: Worker[] = [];
  let [answers, ready, gone] = [0, 0, 0];
  const until = async (what: string, done: () => boolean): Promise<void> => {
    for (const end = performance.now() + 30_000; !done(); await setTimeout(5))
      if (performance.now() > end) throw new Error(`the replicas did not ${what}`);
  };
  return {
    shares,
    workers,
    get answers() {
      return answers;
    },
    ready: (count) => until('come', () => ready === count),
    ended: () => until('go', () => gone === workers.length),
    start(): Port {
      const worker = new Worker(new URL('./node-replica.ts', import.meta.url));
      worker.unref();
      workers.push(worker);
      return {
        post: (message, moved = []) => worker.postMessage(message, moved),
        hear(answer, failure) {
          worker.on('message', (message: 'ready' | Parcel) => {
            if (message === 'ready') ready++;
            else answers++;
            answer(message);
          });
          worker.once('error', failure);
          worker.once('exit', () => {
            gone++;
            failure();
          });
        },
        end: () => void worker.terminate(),
      };
    },
  };
}
