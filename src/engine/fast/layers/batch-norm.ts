import { batchNormShape, checkBatchNormOptions } from '../../shape/batch-norm.ts';
import { spatial } from '../../shape/axes.ts';
import { ShapeError, formatShape, sizeOf } from '../../tensor.ts';
import type { FastOp, Slot } from './layer.ts';

/** Options of `ops/batch-norm.ts` that are numbers; whether it trains is said when it runs. */
export interface BatchNormNumbers {
  momentum?: number;
  eps?: number;
}

/**
 * `ops/batch-norm.ts`: inputs [x, weight?, bias?, runningMean?, runningVar?]. Training moves the running statistics in place;
 * without them it normalises by the batch at all times.
 */
export const batchNorm: FastOp<BatchNormNumbers | undefined> = {
  shape([x, weight, bias, mean, variance], options = {}) {
    checkBatchNormOptions(options);
    return batchNormShape(x!, { weight, bias, 'running mean': mean, 'running variance': variance });
  },
  rectifies: 'both ways',
  lay(machine, [x, weight, bias, runningMean, runningVar], output, { momentum = 0.1, eps = 1e-5 } = {}) {
    const { kernels, crew } = machine;
    const channels = x!.shape[1]!;
    const plane = sizeOf(spatial(x!.shape));
    const step = channels * plane * 4;
    const perChannel = (slot: Slot | undefined, part: 'value' | 'gradient') =>
      slot?.[part] ? machine.view(slot[part], channels) : undefined;
    const scale = perChannel(weight, 'value');
    const shift = perChannel(bias, 'value');
    const scaleGradient = perChannel(weight, 'gradient');
    const shiftGradient = perChannel(bias, 'gradient');
    const runningMeans = perChannel(runningMean, 'value');
    const runningVariances = perChannel(runningVar, 'value');
    const pair = machine.reserveOwn(8);
    const found = machine.view(pair, 2);
    const means = new Float32Array(channels);
    const inverses = new Float64Array(channels);
    let trained = false;

    /** Looks at the batch, and moves the running statistics. */
    const learn = (channel: number, batch: number): void => {
      kernels.moments(x!.value + channel * plane * 4, batch, step, plane, pair);
      const [mean, variance] = [found.data[0]!, found.data[1]!];
      means[channel] = mean;
      inverses[channel] = 1 / Math.sqrt(variance + eps);
      if (!runningMeans || !runningVariances) return;
      const count = batch * plane;
      const unbiased = (variance * count) / (count - 1);
      runningMeans.data[channel] = (1 - momentum) * runningMeans.data[channel]! + momentum * mean;
      runningVariances.data[channel] = (1 - momentum) * runningVariances.data[channel]! + momentum * unbiased;
    };

    return {
      forward(batch, training) {
        const rectified = training ? output.rectified : undefined;
        trained = training || !runningMeans || !runningVariances;
        if (trained && batch * plane < 2)
          throw new ShapeError(
            `batchNorm: training needs more than one number per channel, but has a batch of ${batch} of ${formatShape(x!.shape)}`,
          );
        for (let channel = crew.from(channels), end = crew.to(channels); channel < end; channel++) {
          if (trained) learn(channel, batch);
          else {
            means[channel] = runningMeans!.data[channel]!;
            inverses[channel] = 1 / Math.sqrt(runningVariances!.data[channel]! + eps);
          }
          const at = channel * plane * 4;
          // prettier-ignore
          kernels.normalise(
            x!.value + at, batch, step, plane, means[channel]!,
            inverses[channel]! * (scale?.data[channel] ?? 1), shift?.data[channel] ?? 0, !!rectified, (rectified ?? output).value + at,
          );
        }
      },
      backward(batch) {
        const count = batch * plane;
        const { gradient: given, value } = output.rectified ?? output;
        for (let channel = crew.from(channels), end = crew.to(channels); channel < end; channel++) {
          const at = channel * plane * 4;
          const [gradient, mean] = [given + at, means[channel]!];
          const mask = output.rectified ? value + at : 0;
          kernels.gradientSums(gradient, x!.value + at, mask, batch, step, plane, mean, pair);
          const sum = found.data[0]!;
          const inverse = inverses[channel]!;
          const alongNormal = found.data[1]! * inverse;
          const factor = inverse * (scale?.data[channel] ?? 1);
          if (scaleGradient) scaleGradient.data[channel] = alongNormal;
          if (shiftGradient) shiftGradient.data[channel] = sum;
          if (!x!.gradient) continue;
          // While training the batch's own mean and variance depend on every cell, and take their part of the gradient.
          const alongX = trained ? (-factor * inverse * alongNormal) / count : 0;
          const constant = trained ? (-factor * sum) / count : 0;
          // prettier-ignore
          kernels.combine(gradient, x!.value + at, mask, batch, step, plane, mean, factor, alongX, constant, x!.gradient + at);
        }
      },
    };
  },
};
