import { slideBack } from '@engine/shape/conv-transpose.ts';

/** Cells of output that the figure has room for. */
export const longest = 128;

interface Layer {
  readonly kernel: number;
  readonly stride: number;
}

/** The engine's own rule, without padding. */
const lengthAfter = (length: number, { kernel, stride }: Layer): number =>
  slideBack('checkerboard', 'row', length, { kernel, stride, padding: [0, 0], dilation: 1 }, 0);

/** Output cells of the last layer. */
export const totalLength = (input: number, layers: readonly Layer[]): number =>
  layers.reduce(lengthAfter, input);

/** Several layers as one: a stamp of `reach` cells every `jump` cells. */
export interface Composed {
  readonly reach: number;
  readonly jump: number;
}

/** What layers come to together: r = 1 + Σ (k − 1) · the strides after, and the product of the strides. */
export const compose = (layers: readonly Layer[]): Composed =>
  layers.reduceRight<Composed>(
    ({ reach, jump }, { kernel, stride }) => ({ reach: reach + (kernel - 1) * jump, jump: jump * stride }),
    { reach: 1, jump: 1 },
  );
