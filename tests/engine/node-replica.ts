import { parentPort } from 'node:worker_threads';
import type { Parcel, ReplicaJob } from '../../src/engine/fast/replicas/job.ts';
import { replicaOf } from '../../src/engine/fast/replicas/serve.ts';

/* A replica in Node, as `node-replicas.ts` begins it. */
let learn: ((parcel: Parcel) => Parcel) | undefined;
parentPort!.on('message', (message: ReplicaJob | Parcel) => {
  if (!(message instanceof Float32Array)) {
    learn = replicaOf(message);
    parentPort!.postMessage('ready');
  } else {
    const answer = learn!(message);
    parentPort!.postMessage(answer, [answer.buffer]);
  }
});
