import type { Snapshot } from '../snapshot.ts';
import type { Failure, Job, Report, Request } from './messages.ts';

/** What the client needs of a worker. */
export interface WorkerLike {
  postMessage(request: Request): void;
  terminate(): void;
  onmessage: ((event: MessageEvent<Report>) => void) | null;
  onerror: ((event: ErrorEvent) => void) | null;
}

/** What a page gets told of its run. `latest` is the last snapshot that came, to go on from. */
export type Handler = (report: Report, latest: Snapshot | undefined) => void;

/** What a page can do with its run. */
export interface RunControls {
  pause(): void;
  resume(): void;
  step(options?: { statistics?: boolean }): void;
  /** The answer comes as a report. */
  snapshot(): void;
  /** The handler hears no more. */
  cancel(): void;
}

interface Running {
  handler: Handler;
  latest: Snapshot | undefined;
}

/** A worker that does not confirm a cancelled run by then is stuck, and is ended. */
const PATIENCE_MS = 5000;

const ended = ({ kind }: Report): boolean => kind === 'done' || kind === 'failed' || kind === 'cancelled';

/** The page's end: starts runs in one worker, made when it is first needed, and again after it has died. */
export class TrainingClient {
  readonly #make: () => WorkerLike;
  #worker: WorkerLike | undefined;
  readonly #running = new Map<string, Running>();
  readonly #cancelling = new Map<string, ReturnType<typeof setTimeout>>();
  #started = 0;

  constructor(make: () => WorkerLike = makeWorker) {
    this.#make = make;
  }

  start(job: Job, handler: Handler): RunControls {
    const run = `run ${++this.#started}`;
    this.#running.set(run, { handler, latest: job.snapshot });
    this.#send({ kind: 'start', run, job });
    const tell = (request: Request): void => {
      if (this.#running.has(run)) this.#send(request);
    };
    return {
      pause: () => tell({ kind: 'pause', run }),
      resume: () => tell({ kind: 'resume', run }),
      snapshot: () => tell({ kind: 'snapshot', run }),
      step: ({ statistics = false } = {}) => tell({ kind: 'step', run, statistics }),
      cancel: () => {
        tell({ kind: 'cancel', run });
        if (!this.#running.delete(run)) return;
        const stuck = setTimeout(() => this.#died('did not answer'), PATIENCE_MS);
        this.#cancelling.set(run, stuck);
      },
    };
  }

  /** Ends the worker and forgets all runs. */
  close(): void {
    this.#cancelling.forEach((timer) => clearTimeout(timer));
    this.#cancelling.clear();
    this.#running.clear();
    this.#worker?.terminate();
    this.#worker = undefined;
  }

  #send(request: Request): void {
    if (!this.#worker) {
      this.#worker = this.#make();
      this.#worker.onmessage = ({ data }) => this.#receive(data);
      this.#worker.onerror = (event) => {
        event.preventDefault();
        this.#died(event.message || 'could not be loaded');
      };
    }
    this.#worker.postMessage(request);
  }

  #receive(report: Report): void {
    const { run } = report;
    if (ended(report)) {
      clearTimeout(this.#cancelling.get(run));
      this.#cancelling.delete(run);
    }
    const running = this.#running.get(run);
    if (!running) return;
    if (report.kind === 'snapshot' || report.kind === 'done') running.latest = report.snapshot;
    if (ended(report)) this.#running.delete(run);
    running.handler(report, running.latest);
  }

  /** Every run fails in words, and can go on in the next worker from its latest snapshot. */
  #died(why: string): void {
    const lost = [...this.#running];
    this.close();
    for (const [run, { handler, latest }] of lost) {
      const failure: Failure = {
        message: `The training worker stopped (${why}).`,
        wayOn: latest ? `Go on from step ${latest.step}, where it was kept last.` : 'Start the run again.',
      };
      handler({ kind: 'failed', run, ...failure }, latest);
    }
  }
}

const makeWorker = (): WorkerLike => new Worker(new URL('./worker.ts', import.meta.url), { type: 'module' });
