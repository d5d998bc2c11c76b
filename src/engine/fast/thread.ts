import { serve } from './executor.ts';
import type { ThreadJob } from './threads.ts';

/* A thread in a browser: a module worker. */
self.onmessage = ({ data }: MessageEvent<ThreadJob>) => {
  serve(data);
  self.close();
};
