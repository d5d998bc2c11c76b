import type { Threads } from '@engine/fast/threads.ts';

/** More would find too little to do: a step is short, and they meet after every layer. */
const MOST = 4;

/**
 * The threads of this browser, where its pages may share memory: those that are cross-origin isolated. Only in a worker, since
 * the page's own thread may not wait for another.
 */
export function browserThreads(): Threads | undefined {
  if (!globalThis.crossOriginIsolated || typeof Worker !== 'function' || 'document' in globalThis)
    return undefined;
  return {
    most: Math.min(MOST, navigator.hardwareConcurrency),
    start(job) {
      // In one expression, which is how Vite finds what to bundle.
      new Worker(new URL('../../engine/fast/thread.ts', import.meta.url), { type: 'module' }).postMessage(
        job,
      );
    },
  };
}
