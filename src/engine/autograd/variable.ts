import type { Tensor } from '../tensor.ts';
import type { Op, Pass } from '../ops/op.ts';

/** How a variable came about: the variables it was made from, and the rules that pass its gradient on to them. */
interface Origin {
  inputs: readonly (Variable | undefined)[];
  backward: readonly ((gradient: Tensor) => Tensor)[];
}

let made = 0;

/** A tensor that remembers how it was computed. */
export class Variable {
  /** Counts up, so that a variable is always younger than those it was made from. */
  readonly age = made++;
  /** The gradient that `backward` has added up so far, of the shape of `value`. */
  gradient: Tensor | undefined;
  readonly value: Tensor;
  readonly requiresGrad: boolean;
  readonly origin: Origin | undefined;

  /** Without an origin it is a leaf: an input or a parameter. */
  constructor(value: Tensor, requiresGrad: boolean, origin?: Origin) {
    this.value = value;
    this.requiresGrad = requiresGrad;
    this.origin = origin;
  }
}

/** A leaf that gradients are wanted for. */
export const parameter = (value: Tensor): Variable => new Variable(value, true);

/** A leaf that no gradient is wanted for. */
export const constant = (value: Tensor): Variable => new Variable(value, false);

type Variables<Inputs extends readonly (Tensor | undefined)[]> = {
  readonly [Input in keyof Inputs]: Inputs[Input] extends Tensor ? Variable : Variable | undefined;
};

/** Turns the pass of an op over the values of `inputs` into a variable that remembers it. */
export function record<Inputs extends readonly (Tensor | undefined)[]>(
  pass: Pass<Inputs>,
  inputs: Variables<Inputs>,
): Variable {
  const requiresGrad = inputs.some((input) => input?.requiresGrad);
  return new Variable(
    pass.output,
    requiresGrad,
    requiresGrad ? { inputs, backward: pass.backward } : undefined,
  );
}

/** Runs an op over variables: `apply(conv, [x, weight, bias], { stride: 2 })`. */
export function apply<Inputs extends readonly (Tensor | undefined)[], Options extends readonly unknown[]>(
  op: Op<Inputs, Options>,
  inputs: Variables<Inputs>,
  ...options: Options
): Variable {
  const values = inputs.map((input) => input?.value) as unknown as Inputs;
  return record(op(values, ...options), inputs);
}
