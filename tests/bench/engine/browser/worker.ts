import { bench } from './bench.ts';

/** What the page asks of its bench, one thing at a time. */
self.onmessage = async ({
  data: { method, argument },
}: MessageEvent<{ method: keyof typeof bench; argument: never }>) => {
  try {
    self.postMessage(await bench[method](argument));
  } catch (error) {
    // Out of the promise, so that the page hears of it.
    setTimeout(() => {
      throw error;
    });
  }
};
