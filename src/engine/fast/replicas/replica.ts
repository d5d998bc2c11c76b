import type { Parcel, ReplicaJob } from './job.ts';
import { replicaOf } from './serve.ts';

/* A replica in a browser: a module worker. Its first message is the job. */
let learn: ((parcel: Parcel) => Parcel) | undefined;

self.onmessage = ({ data }: MessageEvent<ReplicaJob | Parcel>) => {
  if (!(data instanceof Float32Array)) {
    learn = replicaOf(data);
    self.postMessage('ready');
  } else if (learn) {
    const answer = learn(data);
    self.postMessage(answer, { transfer: [answer.buffer] });
  }
};
