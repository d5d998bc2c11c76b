import { Worker } from 'node:worker_threads';
import type { Threads } from '../../src/engine/fast/threads.ts';

/** Threads of Node, which has no workers of the browser's kind. `ended` settles when the last of them has gone. */
export function nodeThreads(most: number): Threads & { ended(): Promise<unknown> } {
  const workers: Promise<unknown>[] = [];
  return {
    most,
    start(job) {
      const worker = new Worker(new URL('./node-thread.ts', import.meta.url), { workerData: job });
      worker.unref();
      workers.push(new Promise((resolve, reject) => worker.once('exit', resolve).once('error', reject)));
    },
    ended: () => Promise.all(workers),
  };
}
