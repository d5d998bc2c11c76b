import { fastBackend } from '../fast/learner.ts';
import { loadDatasets } from './datasets.ts';
import { Host } from './host.ts';
import type { Request } from './messages.ts';

/** A task of its own, after the messages that wait; timers would wait 4 ms longer. */
const { port1, port2 } = new MessageChannel();
const breathe = () =>
  new Promise<void>((resolve) => {
    port1.onmessage = () => resolve();
    port2.postMessage(undefined);
  });

const host = new Host({
  post: (report) => self.postMessage(report),
  now: () => performance.now(),
  breathe,
  load: loadDatasets,
  backend: fastBackend,
});

self.onmessage = ({ data }: MessageEvent<Request>) => {
  host.receive(data);
};
