import { apply, record } from '@engine/autograd/variable.ts';
import { batchNorm } from '@engine/ops/batch-norm.ts';
import { convTranspose } from '@engine/ops/conv-transpose.ts';
import { conv } from '@engine/ops/conv.ts';
import { linear } from '@engine/ops/linear.ts';
import { convOptions } from '../layers/convolution.ts';
import { convTransposeOptions } from '../layers/transposed.ts';
import type { Call, Computation } from './call.ts';

const runConv: Computation = ({ kind, options, inputs, state: { parameters } }) =>
  apply(conv, [inputs[0]!, parameters.weight!, parameters.bias], convOptions(kind, options));

const runConvTranspose: Computation = ({ kind, options, inputs, state: { parameters } }) =>
  apply(
    convTranspose,
    [inputs[0]!, parameters.weight!, parameters.bias],
    convTransposeOptions(kind, options),
  );

const runLinear: Computation = ({ inputs, state: { parameters } }) =>
  apply(linear, [inputs[0]!, parameters.weight!, parameters.bias]);

/** Training moves the running statistics in the module's state. */
function runBatchNorm({ options, inputs, state: { parameters, buffers }, training }: Call) {
  const { running_mean: mean, running_var: variance } = buffers;
  const variables = [inputs[0]!, parameters.weight, parameters.bias] as const;
  const pass = batchNorm([variables[0].value, variables[1]?.value, variables[2]?.value], {
    training: training !== undefined || !mean,
    eps: Number(options.eps),
    momentum: Number(options.momentum),
    ...(mean && variance ? { runningMean: mean, runningVar: variance } : {}),
  });
  if (training && pass.running) {
    buffers.running_mean = pass.running.mean;
    buffers.running_var = pass.running.variance;
  }
  return record(pass, variables);
}

export const weighted: Record<string, Computation> = {
  Conv1d: runConv,
  Conv2d: runConv,
  Conv3d: runConv,
  ConvTranspose1d: runConvTranspose,
  ConvTranspose2d: runConvTranspose,
  ConvTranspose3d: runConvTranspose,
  Linear: runLinear,
  BatchNorm1d: runBatchNorm,
  BatchNorm2d: runBatchNorm,
  BatchNorm3d: runBatchNorm,
};
