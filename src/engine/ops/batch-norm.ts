import { ShapeError, Tensor, formatShape } from '../tensor.ts';
import { batchNormShape, checkBatchNormOptions } from '../shape/batch-norm.ts';
import type { Op, Pass } from './op.ts';
import { biasGradient, eachPlane, sumPerChannel } from './planes.ts';

export interface BatchNormOptions {
  /** Normalise by this batch and update the running statistics; otherwise normalise by the running ones. Default false. */
  training?: boolean;
  /** Statistics so far, [channels] each; while training they may be left out. */
  runningMean?: Tensor;
  runningVar?: Tensor;
  /** Weight of this batch in the new running statistics. Default 0.1. */
  momentum?: number;
  /** Added to the variance, so that no division is by 0. Default 1e−5. */
  eps?: number;
}

type Inputs = readonly [input: Tensor, weight?: Tensor, bias?: Tensor];

/** After training on a batch: the new running statistics, if the old ones were given. */
export type BatchNormPass = Pass<Inputs> & { running?: { mean: Tensor; variance: Tensor } };

/**
 * Each channel is shifted and scaled to mean 0 and variance 1, then by a bias and a weight of its own:
 * y = (x − mean) / √(variance + eps) · weight + bias (Ioffe & Szegedy 2015, algorithm 1).
 * input [batch, channels, …], weight and bias [channels] → [batch, channels, …].
 * The batch is normalised by its biased variance, the running variance takes the unbiased one, as in PyTorch.
 * @throws ShapeError if a tensor is not [channels], or statistics are missing, or are to be taken of a single number.
 * @throws RangeError for an option out of range.
 */
export const batchNorm: Op<Inputs, [options?: BatchNormOptions], BatchNormPass> = (
  [input, weight, bias],
  options = {},
) => {
  const { training = false, runningMean, runningVar, momentum = 0.1, eps = 1e-5 } = options;
  checkBatchNormOptions({ eps, momentum });
  batchNormShape(input.shape, {
    weight: weight?.shape,
    bias: bias?.shape,
    'running mean': runningMean?.shape,
    'running variance': runningVar?.shape,
  });
  const channels = input.shape[1]!;
  const count = input.size / channels;
  const { mean, variance } = training ? batchStatistics(input) : givenStatistics(runningMean, runningVar);
  const scale = variance.map((v) => 1 / Math.sqrt(v + eps));

  const normal = mapChannels(input, (x, channel) => (x - mean[channel]!) * scale[channel]!);
  const output = mapChannels(
    normal,
    (x, channel) => x * (weight?.data[channel] ?? 1) + (bias?.data[channel] ?? 0),
  );

  const weightSums = (gradient: Tensor): Float64Array =>
    sumPerChannel(gradient, (cell) => gradient.data[cell]! * normal.data[cell]!);
  const inputGradient = (gradient: Tensor): Tensor => {
    const biasSums = sumPerChannel(gradient);
    const alongNormal = weightSums(gradient);
    return mapChannels(gradient, (g, channel, cell) => {
      // While training the batch's own mean and variance depend on every cell, and take their part of the gradient.
      const viaStatistics = training
        ? (biasSums[channel]! + normal.data[cell]! * alongNormal[channel]!) / count
        : 0;
      return (weight?.data[channel] ?? 1) * scale[channel]! * (g - viaStatistics);
    });
  };
  const blend = (old: Tensor, fresh: Float64Array): Tensor =>
    new Tensor(
      [channels],
      old.data.map((value, channel) => (1 - momentum) * value + momentum * fresh[channel]!),
    );
  return {
    output,
    backward: [
      inputGradient,
      (gradient) => new Tensor([channels], Float32Array.from(weightSums(gradient))),
      biasGradient,
    ],
    ...(training && runningMean && runningVar
      ? {
          running: {
            mean: blend(runningMean, mean),
            variance: blend(
              runningVar,
              variance.map((v) => (v * count) / (count - 1)),
            ),
          },
        }
      : {}),
  };
};

interface Statistics {
  mean: Float64Array;
  variance: Float64Array;
}

function batchStatistics(input: Tensor): Statistics {
  const count = input.size / input.shape[1]!;
  if (count < 2) {
    throw new ShapeError(
      `batchNorm: training needs more than one number per channel to take a variance, but input is ${formatShape(input.shape)}`,
    );
  }
  const mean = sumPerChannel(input).map((total) => total / count);
  const squares = sumPerChannel(input, (cell, channel) => (input.data[cell]! - mean[channel]!) ** 2);
  return { mean, variance: squares.map((total) => total / count) };
}

function givenStatistics(mean?: Tensor, variance?: Tensor): Statistics {
  if (!mean || !variance) {
    throw new ShapeError(
      'batchNorm: evaluation needs a running mean and a running variance, but they were not given',
    );
  }
  return { mean: Float64Array.from(mean.data), variance: Float64Array.from(variance.data) };
}

function mapChannels(tensor: Tensor, rule: (value: number, channel: number, cell: number) => number): Tensor {
  const result = new Tensor(tensor.shape);
  eachPlane(tensor, (channel, start, end) => {
    for (let cell = start; cell < end; cell++) result.data[cell] = rule(tensor.data[cell]!, channel, cell);
  });
  return result;
}
