import { measure } from './measure.ts';
import type { Report, Request } from './request.ts';

const say = (report: Report) => self.postMessage(report);

self.onmessage = ({ data: request }: MessageEvent<Request>) => {
  try {
    let done = 0;
    for (const map of measure(request)) say({ done: ++done, map });
  } catch (error) {
    say({ failed: error instanceof Error ? error.message : String(error) });
  }
};
