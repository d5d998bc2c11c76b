import type { Port, Replicas } from '@engine/fast/replicas/job.ts';
import { MOST_THREADS, inWorker } from './threads.ts';

/** Workers of this browser, each with a memory of its own; they end with the worker that made them. */
export function browserReplicas(): Replicas | undefined {
  if (!inWorker()) return undefined;
  const shares = Math.min(MOST_THREADS, navigator.hardwareConcurrency);
  return shares > 1 ? { shares, start } : undefined;
}

function start(): Port {
  // In one expression, which is how Vite finds what to bundle.
  const worker = new Worker(new URL('../../engine/fast/replicas/replica.ts', import.meta.url), {
    type: 'module',
  });
  return {
    post: (message, moved = []) => worker.postMessage(message, moved),
    hear(answer, failure) {
      worker.onmessage = ({ data }: MessageEvent<Parameters<typeof answer>[0]>) => answer(data);
      worker.onmessageerror = failure;
      worker.onerror = (event) => {
        // Else the page would take its own worker for dead.
        event.preventDefault();
        failure();
      };
    },
    end: () => worker.terminate(),
  };
}
