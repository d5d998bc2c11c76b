import { type LeakyReluOptions, leakyRelu } from '../../ops/leaky-relu.ts';
import { relu6 } from '../../ops/relu6.ts';
import { sigmoid } from '../../ops/sigmoid.ts';
import { tanh } from '../../ops/tanh.ts';
import { type UpsampleOptions, upsample } from '../../ops/upsample.ts';
import { batchNorm } from './batch-norm.ts';
import { add, flatten, relu, reshape, scaleCells } from './cells.ts';
import { concat } from './concat.ts';
import { conv, convTranspose } from './conv.ts';
import { crossEntropy } from './cross-entropy.ts';
import { linear } from './linear.ts';
import { plain } from './plain.ts';
import { adaptiveAvgPool, adaptiveMaxPool, avgPool, globalAvgPool, maxPool } from './pool.ts';

/** Every op that a step may name. The last few have no kernel yet. */
export const fastOps = {
  adaptiveAvgPool,
  adaptiveMaxPool,
  add,
  avgPool,
  batchNorm,
  concat,
  conv,
  convTranspose,
  crossEntropy,
  flatten,
  globalAvgPool,
  linear,
  maxPool,
  relu,
  reshape,
  scaleCells,
  leakyRelu: plain<LeakyReluOptions | undefined>(leakyRelu as never),
  relu6: plain<undefined>(relu6 as never),
  sigmoid: plain<undefined>(sigmoid as never),
  tanh: plain<undefined>(tanh as never),
  upsample: plain<UpsampleOptions>(upsample as never),
};
