import { compile } from '@engine/fast/executor.ts';
import { bestVariant } from '@engine/fast/kernels.ts';
import type { Threads } from '@engine/fast/threads.ts';
import { adamStep } from '@engine/fast/update.ts';
import { ADAM, type Contender } from '../contender.ts';
import { SEED } from '../numbers.ts';
import { learningOf } from '../steps.ts';

/** Our engine, on its WebAssembly kernels. */
export const fieldbook = (threads?: Threads): Contender => ({
  prepare(work, numbers) {
    const { kind, program } = work;
    const learning = learningOf(work);
    const moments =
      kind === 'training'
        ? learning.flatMap((name) =>
            [`${name} m`, `${name} v`].map(
              (moment) => [moment, { shape: program.leaves[name]!.shape }] as const,
            ),
          )
        : [];
    const leaves = { ...program.leaves, ...Object.fromEntries(moments) };
    const executor = compile({ ...program, leaves }, bestVariant(), threads);
    const release = () => executor.release();
    for (const [name, values] of numbers) {
      (name === SEED ? executor.gradient('y') : executor.value(name)).data.set(values);
    }
    const output = program.steps.at(-1)!.output;
    const values = (names: readonly string[]) =>
      Object.fromEntries(names.map((name) => [name, executor.value(name).data.slice()]));
    if (kind === 'forward')
      return { run: () => executor.forward(), outputs: () => values([output]), release };

    const moved =
      kind === 'training'
        ? learning.map((name) => ({
            parameter: executor.value(name).data,
            gradient: executor.gradient(name).data,
            mean: executor.value(`${name} m`).data,
            square: executor.value(`${name} v`).data,
          }))
        : [];
    const options = {
      ...ADAM,
      step: 0,
      betas: [ADAM.beta1, ADAM.beta2] as const,
      weightDecay: 0,
      decoupled: false,
    };
    return {
      release,
      run() {
        executor.forward(undefined, true);
        executor.backward();
        options.step++;
        for (const each of moved) adamStep(executor.machine, each, each.mean, each.square, options);
      },
      outputs: () =>
        kind === 'training'
          ? values([output, ...learning])
          : {
              ...values([output]),
              ...Object.fromEntries(
                learning.map((name) => [`gradient of ${name}`, executor.gradient(name).data.slice()]),
              ),
            },
    };
  },
});

export const contender = fieldbook();
