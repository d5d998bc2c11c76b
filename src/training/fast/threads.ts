import type { Threads } from '@engine/fast/threads.ts';

/** More would find too little to do: a step is short, and they meet after every layer. */
export const MOST_THREADS = 4;

/** Whether this is a worker of a browser, and may make more; the page's own thread may not wait for another. */
export const inWorker = (): boolean => typeof Worker === 'function' && !('document' in globalThis);

/** The threads of this browser, where its pages may share memory: those that are cross-origin isolated. */
export function browserThreads(): Threads | undefined {
  if (!globalThis.crossOriginIsolated || !inWorker()) return undefined;
  return {
    most: Math.min(MOST_THREADS, navigator.hardwareConcurrency),
    start(job) {
      // In one expression, which is how Vite finds what to bundle.
      new Worker(new URL('../../engine/fast/thread.ts', import.meta.url), { type: 'module' }).postMessage(
        job,
      );
    },
  };
}
