import type { Backend } from '../learner.ts';
import { explainFailure } from './failure.ts';
import type { DataChoice, Datasets, Job, Report, Request } from './messages.ts';
import { Run, type Told } from './run.ts';

/** What the host needs of the place it runs in: a worker, or a test. */
export interface Surroundings {
  post(report: Report): void;
  /** In milliseconds. */
  now(): number;
  /** Lets messages in that have come meanwhile. */
  breathe(): Promise<void>;
  load(choice: DataChoice): Promise<Datasets>;
  backend: Backend;
}

/** Work between two breaths: short enough that a pause is felt at once. */
const SLICE_MS = 12;

/** Runs any number of runs in turn, each as much as the others by time, and answers messages in between. */
export class Host {
  readonly #runs = new Map<string, Run>();
  /** Still loading; what is asked of them meanwhile waits. */
  readonly #loading = new Map<string, Request[]>();
  #working = false;
  readonly #around: Surroundings;

  constructor(surroundings: Surroundings) {
    this.#around = surroundings;
  }

  receive(request: Request): void {
    const { run: name } = request;
    if (request.kind === 'start') {
      void this.#start(name, request.job);
      return;
    }
    const waiting = this.#loading.get(name);
    if (request.kind === 'cancel') {
      if (!this.#loading.delete(name) && !this.#drop(name)) return;
      this.#tell(name, { kind: 'cancelled' });
    } else if (waiting) waiting.push(request);
    else this.#command(request);
  }

  #command(request: Exclude<Request, { kind: 'start' }>): void {
    const run = this.#runs.get(request.run);
    if (!run) return;
    if (request.kind === 'pause') run.pause();
    else if (request.kind === 'snapshot') run.keep();
    else if (request.kind === 'resume') run.resume();
    else if (request.kind === 'step') run.oweStep(request.statistics ?? false);
    void this.#work();
  }

  async #start(name: string, job: Job): Promise<void> {
    const waiting: Request[] = [];
    this.#loading.set(name, waiting);
    const { load, backend, now } = this.#around;
    try {
      const data = await load(job.data);
      // Cancelled while loading, and perhaps begun anew.
      if (this.#loading.get(name) !== waiting) return;
      const run = new Run(
        job,
        data,
        backend,
        (told) => this.#tell(name, told),
        () => now(),
      );
      // A newcomer need not be made up for the time before it came.
      run.spent = Math.max(0, ...this.#active().map(([, { spent }]) => spent));
      this.#runs.set(name, run);
    } catch (error) {
      if (this.#loading.get(name) !== waiting) return;
      this.#tell(name, { kind: 'failed', ...explainFailure(error) });
    }
    this.#loading.delete(name);
    waiting.forEach((request) => {
      this.receive(request);
    });
    void this.#work();
  }

  #tell(run: string, told: Told): void {
    this.#around.post({ run, ...told } as Report);
  }

  #active(): [string, Run][] {
    return [...this.#runs].filter(([, run]) => run.ready);
  }

  /** Always the run that has had least time, a unit at a time, until none is ready. */
  async #work(): Promise<void> {
    if (this.#working) return;
    this.#working = true;
    const { now, breathe } = this.#around;
    let began = now();
    for (let active = this.#active(); active.length > 0; active = this.#active()) {
      const [name, run] = active.reduce((least, each) => (each[1].spent < least[1].spent ? each : least));
      const waiting = this.#advance(name, run);
      if (waiting) await waiting;
      if (now() - began >= SLICE_MS) {
        await breathe();
        began = now();
      }
    }
    this.#working = false;
  }

  #drop(name: string): boolean {
    this.#runs.get(name)?.release();
    return this.#runs.delete(name);
  }

  /** A unit of work; what it returns is to be awaited. */
  #advance(name: string, run: Run): Promise<void> | undefined {
    try {
      const more = run.advance();
      if (more instanceof Promise) return more.catch((error: unknown) => this.#fail(name, run, error));
      if (!more) this.#drop(name);
    } catch (error) {
      this.#fail(name, run, error);
    }
    return undefined;
  }

  #fail(name: string, run: Run, error: unknown): void {
    // Cancelled while others worked for it, and perhaps begun anew.
    if (this.#runs.get(name) !== run) return;
    this.#drop(name);
    run.say();
    this.#tell(name, { kind: 'failed', ...explainFailure(error) });
  }
}
