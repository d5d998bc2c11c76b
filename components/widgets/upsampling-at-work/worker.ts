import { type Asked, seenBy } from './seen.ts';

self.onmessage = ({ data: asked }: MessageEvent<Asked>) => {
  self.postMessage({ asked, found: seenBy(asked) });
};
