import { apply } from '@engine/autograd/variable.ts';
import { adaptiveAvgPool } from '@engine/ops/adaptive-avg-pool.ts';
import { adaptiveMaxPool } from '@engine/ops/adaptive-max-pool.ts';
import { avgPool } from '@engine/ops/avg-pool.ts';
import { maxPool } from '@engine/ops/max-pool.ts';
import { upsample } from '@engine/ops/upsample.ts';
import { axesOption } from '../layers/define.ts';
import { poolOptions } from '../layers/pooling.ts';
import { upsampleOptions } from '../layers/upsampling.ts';
import type { Computation } from './call.ts';

const runMaxPool: Computation = ({ kind, options, inputs }) =>
  apply(maxPool, [inputs[0]!], poolOptions(kind, options));

const runAvgPool: Computation = ({ kind, options, inputs }) =>
  apply(avgPool, [inputs[0]!], {
    ...poolOptions(kind, options),
    countIncludePad: options.count_include_pad === true,
    ...(typeof options.divisor_override === 'number' ? { divisorOverride: options.divisor_override } : {}),
  });

const runAdaptive =
  (op: typeof adaptiveAvgPool | typeof adaptiveMaxPool): Computation =>
  ({ kind, options, inputs }) =>
    apply(op, [inputs[0]!], { outputSize: axesOption(kind, options, 'output_size') });

const runUpsample: Computation = ({ kind, options, inputs }) =>
  apply(upsample, [inputs[0]!], upsampleOptions(kind, options, inputs[0]!.value.shape));

const perAxes = (name: string, computation: Computation) =>
  Object.fromEntries([1, 2, 3].map((axes) => [`${name}${axes}d`, computation]));

export const pooled: Record<string, Computation> = {
  ...perAxes('MaxPool', runMaxPool),
  ...perAxes('AvgPool', runAvgPool),
  ...perAxes('AdaptiveAvgPool', runAdaptive(adaptiveAvgPool)),
  ...perAxes('AdaptiveMaxPool', runAdaptive(adaptiveMaxPool)),
  Upsample: runUpsample,
};
