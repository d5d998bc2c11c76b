import type { RuleState } from '@engine/optim/index.ts';
import type { Tensor } from '@engine/tensor.ts';
import type { Training } from './loop.ts';

/** Where a run stands: with its recipe, network and images, all that is needed to go on bit by bit as if never interrupted. */
export interface Snapshot {
  step: number;
  /** Parameters and buffers, by PyTorch's names in the state_dict. */
  tensors: Record<string, Float32Array>;
  /** What the update rule keeps, by the name of the parameter. */
  optimizer: Record<string, RuleState>;
}

const tensorsOf = ({ learner }: Training): [name: string, tensor: Tensor][] => [
  ...learner.parameters,
  ...learner.buffers,
];

/** A copy: the run can go on. */
export const takeSnapshot = (training: Training): Snapshot => ({
  step: training.step,
  tensors: Object.fromEntries(tensorsOf(training).map(([name, { data }]) => [name, data.slice()])),
  optimizer: Object.fromEntries(
    [...training.learner.states].map(([name, { step, slots }]) => [
      name,
      {
        step,
        slots: Object.fromEntries(Object.entries(slots).map(([slot, data]) => [slot, data.slice()])),
      },
    ]),
  ),
});

/** Puts a run where the snapshot was taken. @throws RangeError naming what does not fit the run. */
export function restore(training: Training, snapshot: Snapshot): void {
  for (const [name, { data }] of tensorsOf(training)) put(name, data, snapshot.tensors[name]);
  for (const [name, state] of training.learner.states) {
    const kept = snapshot.optimizer[name];
    for (const [slot, data] of Object.entries(state.slots))
      put(`${slot} of ${name}`, data, kept?.slots[slot]);
    state.step = kept?.step ?? 0;
  }
  training.step = snapshot.step;
}

function put(name: string, place: Float32Array, numbers: Float32Array | undefined): void {
  if (numbers?.length !== place.length) {
    throw new RangeError(
      `snapshot: ${name} should have ${place.length} numbers, but ${numbers ? `has ${numbers.length}` : 'is missing'}; is it of another network or optimizer?`,
    );
  }
  place.set(numbers);
}
