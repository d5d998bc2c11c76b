import { type Step, type Training, step } from '@training/loop.ts';
import { type Statistics, lookClosely } from '@training/statistics.ts';

/** A step that is looked at closely. */
export function stepWithStatistics(training: Training): Step & { statistics: Statistics } {
  const look = lookClosely(training);
  return { ...step(training, look.watch), statistics: look.statistics() };
}
