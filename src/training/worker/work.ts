import type { Network } from '@network/graph.ts';
import { readNetwork } from '@network/python/index.ts';
import { type Evaluation, evaluating } from '../evaluation.ts';
import type { Backend, Lesson } from '../learner.ts';
import { type Step, type Training, init, isDone, stepApart } from '../loop.ts';
import { restore } from '../snapshot.ts';
import { type Statistics, lookClosely } from '../statistics.ts';
import { Diverged, SourceError } from './failure.ts';
import type { Datasets, Job } from './messages.ts';

/** The run of a job, at its beginning or where its snapshot was taken. */
export function prepare(job: Job, { train }: Datasets, backend: Backend): Training {
  const training = init(networkOf(job.source), train, job.recipe, backend);
  if (job.snapshot) restore(training, job.snapshot);
  return training;
}

function networkOf(source: string): Network {
  const { network, diagnostics } = readNetwork(source);
  const error = diagnostics.find(({ severity }) => severity === 'error');
  if (error) throw new SourceError(`Line ${error.line}: ${error.message}`);
  if (!network) throw new SourceError('The source holds no network.');
  return network;
}

/** What a run tells while it works. */
export interface Listener {
  /** Asked before each step. */
  wantsStatistics(): boolean;
  onStep(step: Step): void;
  onStatistics(step: number, statistics: Statistics): void;
  onEvaluating(images: number): void;
  onEvaluated(step: number, evaluation: Evaluation): void;
}

/** What `work` yields. */
export type Unit = 'step' | 'part' | Promise<Lesson>;

/**
 * Trains to the end, a little at a time: yields 'step' after a step and the evaluation that is due with it, 'part' in between.
 * Where others share the work it yields the promise of a lesson in the middle of a step, and must be given the lesson to go on.
 * @throws Diverged when the loss is no longer a number.
 */
export function* work(
  training: Training,
  { evaluateEvery = training.stepsPerEpoch }: Job,
  { test }: Datasets,
  listener: Listener,
): Generator<Unit, void, Lesson> {
  const { learner, normalisation, steps } = training;
  while (!isDone(training)) {
    const look = listener.wantsStatistics() ? lookClosely(training) : undefined;
    const made = yield* stepApart(training, look?.watch);
    listener.onStep(made);
    if (look) listener.onStatistics(made.step, look.statistics());
    if (!Number.isFinite(made.loss)) throw new Diverged(made.step);
    const now = training.step;
    if (now % evaluateEvery === 0 || now === steps) {
      yield 'part';
      const parts = evaluating(learner, test, normalisation);
      let part = parts.next();
      for (; !part.done; part = parts.next()) {
        listener.onEvaluating(part.value);
        yield 'part';
      }
      listener.onEvaluated(now, part.value);
    }
    yield 'step';
  }
}
