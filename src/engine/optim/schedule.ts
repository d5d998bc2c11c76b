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
