import { type Problem, solutionOf } from './model.ts';

self.onmessage = ({ data: asked }: MessageEvent<Problem>) => {
  self.postMessage({ asked, found: solutionOf(asked) });
};
