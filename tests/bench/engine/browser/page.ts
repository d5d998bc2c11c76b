import { type Bench, bench } from './bench.ts';

/** The bench in a worker: threads wait for each other, which a page's own thread may not do. */
function benchInWorker(): Bench {
  const worker = new Worker(new URL('./worker.ts', import.meta.url), { type: 'module' });
  const ask =
    (method: keyof Bench) =>
    (argument: string | number): Promise<never> =>
      new Promise((resolve, reject) => {
        worker.onmessage = ({ data }) => resolve(data as never);
        worker.onerror = ({ message }) => reject(new Error(message));
        worker.postMessage({ method, argument });
      });
  return { open: ask('open'), prepare: ask('prepare'), time: ask('time') };
}

Object.assign(globalThis, { bench: crossOriginIsolated ? benchInWorker() : bench });
