import { type Backend, type Lesson, parametersOf } from '../learner.ts';
import type { Step, Training } from '../loop.ts';
import { takeSnapshot } from '../snapshot.ts';
import type { Datasets, Job, Report } from './messages.ts';
import { type Listener, type Unit, prepare, work } from './work.ts';

/** Without `run`, which the host puts in. */
export type Told = Report extends infer Each ? (Each extends Report ? Omit<Each, 'run'> : never) : never;

const MOST_REPORTS_PER_SECOND = 10;
/** How often a running run is kept, for the case that the worker dies. */
const KEEP_MS = 10_000;

/** One run in the worker: moves on a unit of work at a time, and reports. */
export class Run {
  paused: boolean;
  /** Milliseconds of work so far: what runs are fair by. */
  spent = 0;
  /** Steps that a paused run may still make. */
  #owed = 0;
  #statistics = false;
  #unsaid: Step[] = [];
  #evaluated: number | undefined;
  #saidAt = -Infinity;
  #keptAt: number;
  /** In the middle of a step, whose lesson others share; then the lesson. */
  #midStep = false;
  #lesson: Lesson | undefined;
  /** Asked for in the middle of a step, and due at its end. */
  #pauseDue = false;
  readonly #training: Training;
  readonly #units: Generator<Unit, void, Lesson>;
  readonly #tell: (told: Told) => void;
  readonly #now: () => number;

  constructor(job: Job, data: Datasets, backend: Backend, tell: (told: Told) => void, now: () => number) {
    this.paused = job.paused ?? false;
    this.#tell = tell;
    this.#now = now;
    this.#keptAt = now();
    this.#training = prepare(job, data, backend);
    this.#units = work(this.#training, job, data, this.#listener());
    const { step, steps, stepsPerEpoch, learner } = this.#training;
    tell({ kind: 'started', step, steps, stepsPerEpoch, parameters: parametersOf(learner) });
  }

  get ready(): boolean {
    return !this.paused || this.#owed > 0 || this.#midStep;
  }

  /** One unit of work. @returns whether there is more to do; or what to wait for before there is. */
  advance(): boolean | Promise<void> {
    const from = this.#now();
    const { done, value } = this.#units.next(this.#lesson!);
    this.#midStep = value instanceof Promise;
    if (value instanceof Promise) return this.#wait(value, from);
    const to = this.#now();
    this.spent += to - from;
    if (done) {
      this.say();
      this.#tell({ kind: 'done', snapshot: takeSnapshot(this.#training) });
      return false;
    }
    const asked = value === 'step' && this.#owed > 0;
    if (asked) this.#owed--;
    if (asked || to - this.#saidAt >= 1000 / MOST_REPORTS_PER_SECOND) this.say();
    if (to - this.#keptAt >= KEEP_MS) this.keep();
    if (this.#pauseDue) this.pause();
    return true;
  }

  async #wait(lesson: Promise<Lesson>, from: number): Promise<void> {
    this.#lesson = await lesson;
    this.spent += this.#now() - from;
  }

  pause(): void {
    this.paused = true;
    this.#pauseDue = this.#midStep;
    if (this.#pauseDue) return;
    this.say();
    this.#tell({ kind: 'paused', step: this.#training.step });
  }

  resume(): void {
    this.paused = false;
    this.#pauseDue = false;
  }

  oweStep(statistics: boolean): void {
    this.#owed++;
    this.#statistics ||= statistics;
  }

  keep(): void {
    this.#keptAt = this.#now();
    this.#tell({ kind: 'snapshot', snapshot: takeSnapshot(this.#training) });
  }

  /** Gives back what it holds; there is no going on afterwards. */
  release(): void {
    this.#training.learner.release?.();
  }

  /** Reports what has not been said yet. */
  say(): void {
    if (this.#unsaid.length === 0 && this.#evaluated === undefined) return;
    const evaluated = this.#evaluated === undefined ? {} : { evaluated: this.#evaluated };
    this.#tell({ kind: 'progress', steps: this.#unsaid, ...evaluated });
    this.#unsaid = [];
    this.#evaluated = undefined;
    this.#saidAt = this.#now();
  }

  #listener(): Listener {
    return {
      wantsStatistics: () => this.#statistics,
      onStep: (step) => this.#unsaid.push(step),
      onStatistics: (step, statistics) => {
        this.#statistics = false;
        this.#tell({ kind: 'statistics', step, statistics });
      },
      onEvaluating: (images) => {
        this.#evaluated = images;
      },
      onEvaluated: (step, evaluation) => {
        this.#evaluated = undefined;
        this.#tell({ kind: 'evaluated', step, evaluation });
      },
    };
  }
}
