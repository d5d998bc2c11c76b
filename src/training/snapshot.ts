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

/** Puts a run where the snapshot was taken. @throws RangeError naming what does not fit the run, which then stays as it was. */
export function restore(training: Training, snapshot: Snapshot): void {
  const places = arraysOf(
    tensorsOf(training).map(([name, { data }]) => [name, data]),
    training.learner.states,
  );
  const kept = arraysOf(Object.entries(snapshot.tensors), Object.entries(snapshot.optimizer));
  for (const name of new Set([...places.keys(), ...kept.keys()])) {
    const [wanted, found] = [places.get(name), kept.get(name)].map((numbers) => numbers?.length);
    if (wanted !== found) throw unfit(name, wanted, found);
  }

  places.forEach((place, name) => {
    place.set(kept.get(name)!);
  });
  training.learner.states.forEach((state, name) => {
    state.step = snapshot.optimizer[name]!.step;
  });
  training.step = snapshot.step;
}

/** All that a run or a snapshot holds, by what it is; of each state of the optimizer its step too, as an array of one. */
const arraysOf = (
  tensors: Iterable<readonly [name: string, data: Float32Array]>,
  states: Iterable<readonly [name: string, state: RuleState]>,
): Map<string, Float32Array> =>
  new Map([
    ...tensors,
    ...[...states].flatMap(([name, { step, slots }]) =>
      Object.entries({ step: Float32Array.of(step), ...slots }).map(
        ([slot, data]) => [`${slot} of ${name}`, data] as const,
      ),
    ),
  ]);

function unfit(name: string, wanted: number | undefined, found: number | undefined): RangeError {
  const fault =
    wanted === undefined
      ? `holds ${name}, which the run has not`
      : `should hold ${wanted} numbers of ${name}, but ${found === undefined ? 'has none' : `has ${found}`}`;
  return new RangeError(`snapshot: ${fault}; is it of another network or optimizer?`);
}
