import { workerData } from 'node:worker_threads';
import { serve } from '../../src/engine/fast/executor.ts';
import type { ThreadJob } from '../../src/engine/fast/threads.ts';

/* A thread in Node, as `node-threads.ts` begins it. */
serve(workerData as ThreadJob);
