import { type Variable, apply } from '@engine/autograd/variable.ts';
import { elu } from '@engine/ops/elu.ts';
import { hardsigmoid } from '@engine/ops/hardsigmoid.ts';
import { hardswish } from '@engine/ops/hardswish.ts';
import { leakyRelu } from '@engine/ops/leaky-relu.ts';
import { logSoftmax } from '@engine/ops/log-softmax.ts';
import type { Op } from '@engine/ops/op.ts';
import { relu } from '@engine/ops/relu.ts';
import { relu6 } from '@engine/ops/relu6.ts';
import { sigmoid } from '@engine/ops/sigmoid.ts';
import { silu } from '@engine/ops/silu.ts';
import { softmax } from '@engine/ops/softmax.ts';
import { tanh } from '@engine/ops/tanh.ts';
import type { Tensor } from '@engine/tensor.ts';
import type { Computation } from './call.ts';
import { localResponseNorm } from './local-response-norm.ts';

const plain =
  (op: Op<readonly [input: Tensor]>): Computation =>
  ({ inputs }) =>
    apply(op, [inputs[0]!]);

const axisOf = (options: { dim?: unknown }, { value }: Variable): number =>
  typeof options.dim === 'number' ? options.dim : value.shape.length === 3 ? 0 : 1;

export const pointwise: Record<string, Computation> = {
  ReLU: plain(relu),
  ReLU6: plain(relu6),
  Sigmoid: plain(sigmoid),
  Tanh: plain(tanh),
  SiLU: plain(silu),
  Hardswish: plain(hardswish),
  Hardsigmoid: plain(hardsigmoid),
  ELU: ({ options, inputs }) => apply(elu, [inputs[0]!], { alpha: Number(options.alpha) }),
  LeakyReLU: ({ options, inputs }) =>
    apply(leakyRelu, [inputs[0]!], { negativeSlope: Number(options.negative_slope) }),
  Softmax: ({ options, inputs }) => apply(softmax, [inputs[0]!], { dim: axisOf(options, inputs[0]!) }),
  LogSoftmax: ({ options, inputs }) => apply(logSoftmax, [inputs[0]!], { dim: axisOf(options, inputs[0]!) }),
  LocalResponseNorm: ({ options: { size, alpha, beta, k }, inputs }) =>
    apply(localResponseNorm, [inputs[0]!], {
      size: Number(size),
      alpha: Number(alpha),
      beta: Number(beta),
      k: Number(k),
    }),
};
