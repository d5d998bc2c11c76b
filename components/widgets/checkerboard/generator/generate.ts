import { batchNorm } from '@engine/ops/batch-norm.ts';
import { relu } from '@engine/ops/relu.ts';
import { tanh } from '@engine/ops/tanh.ts';
import { Random } from '@engine/random.ts';
import { Tensor } from '@engine/tensor.ts';
import { type Making, type Method, doublings } from './methods.ts';

/** Channels before the first doubling and after each: a generator like DCGAN's (Radford et al. 2016), in small. */
const WIDTHS = [16, 16, 8, 1] as const;
const FIRST_SIDE = 8;
/** Of the picture: three doublings. */
export const SIDE = FIRST_SIDE * 2 ** (WIDTHS.length - 1);

/**
 * A picture [side, side] by a generator that has learned nothing: weights and noise are drawn from the seed. The noise has been
 * through a ReLU, as what comes out of DCGAN's first layer has.
 */
export function generate(method: Method, seed: number, making: Making): Float32Array {
  const random = new Random(seed);
  const noise = new Tensor(
    [1, WIDTHS[0], FIRST_SIDE, FIRST_SIDE],
    Float32Array.from({ length: WIDTHS[0] * FIRST_SIDE ** 2 }, () => Math.max(0, random.normal())),
  );
  const painted = WIDTHS.slice(1).reduce<Tensor>((input, out, index) => {
    const doubled = doublings[method](input, out, random, making);
    if (index === WIDTHS.length - 2) return tanh([doubled]).output;
    return relu([batchNorm([doubled, undefined, undefined], { training: true }).output]).output;
  }, noise);
  return painted.data;
}
