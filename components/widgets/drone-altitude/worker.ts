import { see } from './see.ts';
import type { Shot } from './seen.ts';

export type Report = ReturnType<typeof see> | { failed: string };

self.onmessage = ({ data: shot }: MessageEvent<Shot>) => {
  try {
    self.postMessage(see(shot));
  } catch (error) {
    self.postMessage({ failed: error instanceof Error ? error.message : String(error) });
  }
};
