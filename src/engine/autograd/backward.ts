import { ShapeError, Tensor, formatShape } from '../tensor.ts';
import type { Variable } from './variable.ts';

/** A variable to start from, and the gradient of the goal with respect to it; left out, the variable is itself the goal, one number. */
export type Seed = readonly [output: Variable, gradient?: Tensor];

/**
 * The chain rule: walks from the youngest variable to the oldest, and passes each one's gradient on to those it was made from.
 * Gradients that meet in a variable add up.
 * @returns the gradient of every variable that was reached and wants one.
 * @throws ShapeError if a gradient to start from does not have the shape of its variable.
 * @throws Error if a variable to start from was made from constants alone.
 */
export function gradients(seeds: readonly Seed[]): Map<Variable, Tensor> {
  const found = new Map<Variable, Tensor>();
  const meet = (variable: Variable, gradient: Tensor): void => {
    const before = found.get(variable);
    found.set(variable, before ? sum(before, gradient) : gradient);
  };
  for (const [output, gradient] of seeds) meet(output, checkSeed(output, gradient));

  for (const variable of youngestFirst(seeds.map(([output]) => output))) {
    const gradient = found.get(variable)!;
    variable.origin?.inputs.forEach((input, index) => {
      if (input?.requiresGrad) meet(input, variable.origin!.backward[index]!(gradient));
    });
  }
  return found;
}

/** Adds to the `gradient` of every leaf the gradient of `output`, as PyTorch's `backward` does. @throws as `gradients` does. */
export function backward(output: Variable, gradient?: Tensor): void {
  for (const [variable, found] of gradients([[output, gradient]])) {
    if (!variable.origin) variable.gradient = variable.gradient ? sum(variable.gradient, found) : found;
  }
}

/** Every variable that wants a gradient and was used to make `outputs`. */
function youngestFirst(outputs: readonly Variable[]): Variable[] {
  const reached = new Set<Variable>();
  const waiting = [...outputs];
  while (waiting.length > 0) {
    const variable = waiting.pop()!;
    if (!variable.requiresGrad || reached.has(variable)) continue;
    reached.add(variable);
    for (const input of variable.origin?.inputs ?? []) if (input) waiting.push(input);
  }
  return [...reached].sort((a, b) => b.age - a.age);
}

const sum = (a: Tensor, b: Tensor): Tensor =>
  new Tensor(
    a.shape,
    a.data.map((value, cell) => value + b.data[cell]!),
  );

function checkSeed(output: Variable, gradient?: Tensor): Tensor {
  if (!output.requiresGrad) {
    throw new Error(
      'backward: the output was made from constants alone, so there is nothing to find a gradient for',
    );
  }
  const { shape } = output.value;
  if (!gradient && output.value.size !== 1) {
    throw new ShapeError(
      `backward: an output of shape ${formatShape(shape)} needs a gradient to start from; only a single number does not`,
    );
  }
  if (gradient && formatShape(gradient.shape) !== formatShape(shape)) {
    throw new ShapeError(
      `backward: the gradient must have the shape of the output, ${formatShape(shape)}, but is ${formatShape(gradient.shape)}`,
    );
  }
  return gradient ?? new Tensor(shape, [1]);
}
