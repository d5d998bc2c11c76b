import { reach } from '@engine/shape/window.ts';

/** What decides the lengths of one axis. */
export interface Lengths {
  readonly input: number;
  readonly kernel: number;
  readonly stride: number;
  readonly dilation: number;
}

export const axesOf = ({ over }: { over: 'line' | 'plane' }): 1 | 2 => (over === 'line' ? 1 : 2);

/** Cells along an axis that the stamps cover together, before any is cut off. */
export const covered = ({ input, stride, ...kernel }: Lengths): number =>
  (input - 1) * stride + reach(kernel);

/** A convolution whose padding is wider would have windows that see nothing but padding. */
export const mostPadding = (lengths: Lengths): number =>
  Math.min(reach(lengths) - 1, Math.floor((covered(lengths) - 1) / 2));

/** Length of the output along an axis. The engine has the last word (tests/widgets/transposed-conv). */
export const outputLength = (all: Lengths & { padding: number; outputPadding: number }): number =>
  covered(all) - 2 * all.padding + all.outputPadding;

/** How many cells of a kind there are to point at. */
export function focusable(
  all: Lengths & {
    over: 'line' | 'plane';
    padding: number;
    outputPadding: number;
    focus: 'none' | 'input' | 'weight' | 'output' | 'pair';
  },
): number {
  const axes = axesOf(all);
  const inputs = all.input ** axes;
  const outputs = outputLength(all) ** axes;
  return { none: 1, input: inputs, weight: all.kernel ** axes, output: outputs, pair: inputs * outputs }[
    all.focus
  ];
}
