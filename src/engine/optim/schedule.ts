import { checkOption } from './rule.ts';

/** How the learning rate changes: plain data, so that it can be sent to a worker and written into a recorded run. Steps count from 0. */
export type Schedule =
  | { kind: 'constant' }
  /** Times `gamma` after every so many steps: `torch.optim.lr_scheduler.StepLR`. */
  | { kind: 'step'; every: number; gamma: number }
  /** Times `gamma` at each of these steps: `MultiStepLR`; He et al. 2016 divide by 10 twice. */
  | { kind: 'milestones'; at: readonly number[]; gamma: number }
  /** Half a cosine from 1 down to `floor` in so many steps, then `floor` (Loshchilov & Hutter 2017, without restarts). */
  | { kind: 'cosine'; steps: number; floor?: number }
  /** Linearly from `from` up to 1 in so many steps (Goyal et al. 2017, section 2.2), then as `then` says, counted from there. */
  | { kind: 'warm-up'; steps: number; from?: number; then: Schedule };

/** What the learning rate is multiplied by in the step of that number. */
export function rateFactor(schedule: Schedule, step: number): number {
  switch (schedule.kind) {
    case 'constant':
      return 1;
    case 'step':
      return schedule.gamma ** Math.floor(step / schedule.every);
    case 'milestones':
      return schedule.gamma ** schedule.at.filter((milestone) => step >= milestone).length;
    case 'cosine': {
      const { steps, floor = 0 } = schedule;
      const share = Math.min(1, step / steps);
      return floor + ((1 - floor) * (1 + Math.cos(Math.PI * share))) / 2;
    }
    case 'warm-up': {
      const { steps, from = 0, then } = schedule;
      return step < steps ? from + ((1 - from) * step) / steps : rateFactor(then, step - steps);
    }
  }
}

/** @throws RangeError naming the schedule and its number that is out of range, those of what comes after a warm-up too. */
export function checkSchedule(schedule: Schedule): void {
  const name = `schedule '${schedule.kind}'`;
  switch (schedule.kind) {
    case 'constant':
      return;
    case 'step':
      checkCount(name, 'every', schedule.every, 1);
      checkOption(name, 'gamma', schedule.gamma);
      return;
    case 'milestones':
      schedule.at.forEach((step, index) => {
        checkCount(name, `at[${index}]`, step, 0);
      });
      checkOption(name, 'gamma', schedule.gamma);
      return;
    case 'cosine':
      checkCount(name, 'steps', schedule.steps, 1);
      checkOption(name, 'floor', schedule.floor ?? 0);
      return;
    case 'warm-up':
      checkCount(name, 'steps', schedule.steps, 0);
      checkOption(name, 'from', schedule.from ?? 0);
      checkSchedule(schedule.then);
  }
}

function checkCount(schedule: string, name: string, value: number, least: number): void {
  if (Number.isInteger(value) && value >= least) return;
  throw new RangeError(`${schedule}: ${name} must be a whole number of at least ${least}, but is ${value}`);
}
