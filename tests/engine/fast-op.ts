import { type Step, compile } from '@engine/fast/executor.ts';
import type { Variant } from '@engine/fast/kernels.ts';
import { Tensor } from '@engine/tensor.ts';

export interface FastPass {
  output: Tensor;
  /** Of each input, for the gradient that was given; undefined where there is none. */
  gradients: (Tensor | undefined)[];
  /** The inputs' values afterwards: batch norm moves its running statistics. */
  after: (Tensor | undefined)[];
}

const copyOf = ({ shape, data }: Tensor): Tensor => new Tensor(shape, data.slice());

/** Runs one fast op alone, forward and backward, twice: what a run leaves behind must not matter to the next. */
export function runFast(
  op: Step['op'],
  inputs: readonly (Tensor | undefined)[],
  options: unknown,
  gradient: Tensor | undefined,
  {
    training = false,
    constants = [],
    variant,
  }: { training?: boolean; constants?: number[]; variant?: Variant } = {},
): FastPass {
  const names = inputs.map((input, index) => input && `input ${index}`);
  const leaves = inputs.flatMap((input, index) =>
    input ? [[names[index]!, { shape: input.shape, gradient: !constants.includes(index) }] as const] : [],
  );
  const step = { op, inputs: names, output: 'output', options } as Step;
  const executor = compile({ leaves: Object.fromEntries(leaves), steps: [step] }, variant);
  for (let run = 0; run < 2; run++) {
    inputs.forEach((input, index) => input && executor.value(names[index]!).data.set(input.data));
    executor.forward(undefined, training);
    if (gradient) executor.gradient('output').data.set(gradient.data);
    executor.backward();
  }
  return {
    output: copyOf(executor.value('output')),
    gradients: names.map((name, index) =>
      name && !constants.includes(index) ? copyOf(executor.gradient(name)) : undefined,
    ),
    after: names.map((name) => (name ? copyOf(executor.value(name)) : undefined)),
  };
}
