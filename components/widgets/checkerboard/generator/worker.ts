import { type Asked, outcomesOf } from './model.ts';

self.onmessage = ({ data: asked }: MessageEvent<Asked>) => {
  self.postMessage({ asked, found: outcomesOf(asked) });
};
