import type { Tensor } from '../tensor.ts';

/** What an op gives back: its output and, for each input, the rule that turns the output's gradient into that input's. */
export interface Pass<Inputs extends readonly (Tensor | undefined)[]> {
  output: Tensor;
  /** Each rule runs only when it is called, so a gradient that nobody asks for costs nothing. */
  backward: { readonly [Input in keyof Inputs]-?: (gradient: Tensor) => Tensor };
}

/**
 * An op is a function from its input tensors (those that a gradient can flow into) and its options to a `Pass`.
 * Autograd knows nothing else about it. Ops keep no state; what forward computed and backward needs, the rules close over.
 */
export type Op<
  Inputs extends readonly (Tensor | undefined)[],
  Options extends readonly unknown[] = [],
  Result extends Pass<Inputs> = Pass<Inputs>,
> = (inputs: Inputs, ...options: Options) => Result;
