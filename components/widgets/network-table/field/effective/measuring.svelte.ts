import type { GradientMap } from './held.ts';
import type { Report, Request } from './request.ts';

/** One measurement at a time, in a worker, so that the page stays quick; a new one ends the one before. */
export class Measuring {
  done = $state(0);
  draws = $state(0);
  map: GradientMap | undefined = $state.raw();
  failed: string | undefined = $state();
  #worker: Worker | undefined = $state.raw();

  get running(): boolean {
    return this.#worker !== undefined;
  }

  start(request: Request): void {
    this.clear();
    this.draws = request.draws;
    const worker = new Worker(new URL('./worker.ts', import.meta.url), { type: 'module' });
    worker.onmessage = ({ data }: MessageEvent<Report>) => this.#hear(data);
    worker.onerror = ({ message }) => this.#hear({ failed: message || 'the worker could not start' });
    // A network may come out of reactive state, whose proxies cannot be sent.
    worker.postMessage($state.snapshot(request));
    this.#worker = worker;
  }

  /** Ends the measurement, and keeps what there is. */
  stop(): void {
    this.#worker?.terminate();
    this.#worker = undefined;
  }

  /** Ends the measurement and forgets it. */
  clear(): void {
    this.stop();
    this.done = 0;
    this.map = undefined;
    this.failed = undefined;
  }

  #hear(report: Report): void {
    if ('failed' in report) {
      this.failed = report.failed;
      this.stop();
      return;
    }
    this.done = report.done;
    this.map = report.map;
    if (report.done === this.draws) this.stop();
  }
}
