import { type Asked, drawingOf } from './drawing.ts';

self.onmessage = ({ data: asked }: MessageEvent<Asked>) => {
  self.postMessage({ asked, found: drawingOf(asked) });
};
